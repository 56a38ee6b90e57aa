CREATE TABLE "optimization_constraint_sets" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "optimization_constraint_sets_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"scenario_id" bigint NOT NULL,
	"constraint_set_name" text NOT NULL,
	"name_key" text NOT NULL,
	"floors_json" jsonb NOT NULL,
	"caps_json" jsonb NOT NULL,
	"targets_json" jsonb NOT NULL,
	"mandatory_initiatives_json" jsonb NOT NULL,
	"bundles_json" jsonb NOT NULL,
	"exclusions_initiatives_json" jsonb NOT NULL,
	"exclusions_pairs_json" jsonb NOT NULL,
	"prerequisites_json" jsonb NOT NULL,
	"synergy_bonuses_json" jsonb NOT NULL,
	"bonus_pct_json" jsonb NOT NULL,
	"content_hash" text NOT NULL,
	"version" integer NOT NULL,
	"provenance_json" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"stale_since" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "initiatives" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "initiatives_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"workspace_id" bigint NOT NULL,
	"initiative_key" text NOT NULL,
	"name_key" text NOT NULL,
	"title" text NOT NULL,
	"engineering_tokens" numeric,
	"dimensions_json" jsonb NOT NULL,
	"kpi_contribution_json" jsonb NOT NULL,
	"is_selected_for_run" boolean NOT NULL,
	"deadline_date" text,
	"period_key" text,
	"lifecycle_status" text NOT NULL,
	"active_overall_score" numeric,
	"notes" text NOT NULL,
	"content_hash" text NOT NULL,
	"version" integer NOT NULL,
	"provenance_json" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"stale_since" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "metrics_config" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "metrics_config_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"workspace_id" bigint NOT NULL,
	"kpi_key" text NOT NULL,
	"name_key" text NOT NULL,
	"kpi_name" text NOT NULL,
	"kpi_level" text NOT NULL,
	"unit" text NOT NULL,
	"direction" text NOT NULL,
	"is_north_star" boolean NOT NULL,
	"notes" text NOT NULL,
	"content_hash" text NOT NULL,
	"version" integer NOT NULL,
	"provenance_json" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"stale_since" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "portfolio_items" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "portfolio_items_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"portfolio_id" bigint NOT NULL,
	"initiative_id" bigint,
	"initiative_key" text NOT NULL,
	"allocated_tokens" numeric NOT NULL,
	"position" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "portfolios" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "portfolios_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"run_id" bigint NOT NULL,
	"selected_count" integer NOT NULL,
	"capacity_used" numeric NOT NULL,
	"capacity_total" numeric,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "record_versions" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "record_versions_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"workspace_id" bigint NOT NULL,
	"record_type" text NOT NULL,
	"record_id" bigint NOT NULL,
	"name" text NOT NULL,
	"version" integer NOT NULL,
	"is_archived" boolean NOT NULL,
	"content_hash" text NOT NULL,
	"document_json" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "optimization_runs" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "optimization_runs_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"run_id" text NOT NULL,
	"workspace_id" bigint NOT NULL,
	"scenario_id" bigint,
	"constraint_set_id" bigint,
	"scenario_name" text NOT NULL,
	"constraint_set_name" text NOT NULL,
	"scenario_version" integer,
	"constraint_set_version" integer,
	"scope" text NOT NULL,
	"period_key" text,
	"settings_json" jsonb NOT NULL,
	"seed" integer NOT NULL,
	"actor" text NOT NULL,
	"status" text NOT NULL,
	"result" text,
	"limit_reason" text,
	"objective_json" jsonb NOT NULL,
	"best_bound_json" jsonb NOT NULL,
	"gap_pct" numeric,
	"engine_name" text,
	"engine_version" text,
	"wall_ms" integer,
	"inputs_hash" text,
	"message" text NOT NULL,
	"queued_at" timestamp (3) with time zone NOT NULL,
	"started_at" timestamp (3) with time zone,
	"finished_at" timestamp (3) with time zone,
	"inputs_snapshot_json" jsonb,
	"result_json" jsonb
);
--> statement-breakpoint
CREATE TABLE "optimization_scenarios" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "optimization_scenarios_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"workspace_id" bigint NOT NULL,
	"scenario_name" text NOT NULL,
	"name_key" text NOT NULL,
	"period_key" text,
	"capacity_total_tokens" numeric,
	"objective_mode" text NOT NULL,
	"objective_weights_json" jsonb NOT NULL,
	"synergy_bonus_pct" numeric,
	"notes" text NOT NULL,
	"content_hash" text NOT NULL,
	"version" integer NOT NULL,
	"provenance_json" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"stale_since" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "sync_events" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "sync_events_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"workspace_id" bigint NOT NULL,
	"happened_at" timestamp (3) with time zone NOT NULL,
	"actor" text NOT NULL,
	"source" text NOT NULL,
	"record_type" text NOT NULL,
	"record_id" bigint NOT NULL,
	"name" text NOT NULL,
	"change" text NOT NULL,
	"version" integer NOT NULL,
	"details_json" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "workspaces" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "workspaces_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"name" text NOT NULL,
	"name_key" text NOT NULL,
	"identity" text NOT NULL,
	"findings_json" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "optimization_constraint_sets" ADD CONSTRAINT "optimization_constraint_sets_scenario_id_optimization_scenarios_id_fk" FOREIGN KEY ("scenario_id") REFERENCES "public"."optimization_scenarios"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "initiatives" ADD CONSTRAINT "initiatives_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "metrics_config" ADD CONSTRAINT "metrics_config_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "portfolio_items" ADD CONSTRAINT "portfolio_items_portfolio_id_portfolios_id_fk" FOREIGN KEY ("portfolio_id") REFERENCES "public"."portfolios"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "portfolio_items" ADD CONSTRAINT "portfolio_items_initiative_id_initiatives_id_fk" FOREIGN KEY ("initiative_id") REFERENCES "public"."initiatives"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "portfolios" ADD CONSTRAINT "portfolios_run_id_optimization_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."optimization_runs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "record_versions" ADD CONSTRAINT "record_versions_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "optimization_runs" ADD CONSTRAINT "optimization_runs_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "optimization_runs" ADD CONSTRAINT "optimization_runs_scenario_id_optimization_scenarios_id_fk" FOREIGN KEY ("scenario_id") REFERENCES "public"."optimization_scenarios"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "optimization_runs" ADD CONSTRAINT "optimization_runs_constraint_set_id_optimization_constraint_sets_id_fk" FOREIGN KEY ("constraint_set_id") REFERENCES "public"."optimization_constraint_sets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "optimization_scenarios" ADD CONSTRAINT "optimization_scenarios_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sync_events" ADD CONSTRAINT "sync_events_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "optimization_constraint_sets_by_name" ON "optimization_constraint_sets" USING btree ("scenario_id","name_key");--> statement-breakpoint
CREATE UNIQUE INDEX "initiatives_by_key" ON "initiatives" USING btree ("workspace_id","name_key");--> statement-breakpoint
CREATE UNIQUE INDEX "metrics_config_by_key" ON "metrics_config" USING btree ("workspace_id","name_key");--> statement-breakpoint
CREATE UNIQUE INDEX "portfolio_items_by_position" ON "portfolio_items" USING btree ("portfolio_id","position");--> statement-breakpoint
CREATE UNIQUE INDEX "portfolios_by_run" ON "portfolios" USING btree ("run_id");--> statement-breakpoint
CREATE UNIQUE INDEX "record_versions_by_record" ON "record_versions" USING btree ("record_type","record_id","version");--> statement-breakpoint
CREATE INDEX "record_versions_by_workspace" ON "record_versions" USING btree ("workspace_id");--> statement-breakpoint
CREATE UNIQUE INDEX "optimization_runs_by_run_id" ON "optimization_runs" USING btree ("run_id");--> statement-breakpoint
CREATE INDEX "optimization_runs_by_workspace" ON "optimization_runs" USING btree ("workspace_id","id");--> statement-breakpoint
CREATE INDEX "optimization_runs_by_set" ON "optimization_runs" USING btree ("constraint_set_id");--> statement-breakpoint
CREATE UNIQUE INDEX "optimization_scenarios_by_name" ON "optimization_scenarios" USING btree ("workspace_id","name_key");--> statement-breakpoint
CREATE INDEX "sync_events_by_workspace" ON "sync_events" USING btree ("workspace_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "workspaces_by_name" ON "workspaces" USING btree ("name_key");
CREATE TABLE "plan_publications" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "plan_publications_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"workspace_id" bigint NOT NULL,
	"scenario_key" text NOT NULL,
	"run_id" bigint NOT NULL,
	"act" text NOT NULL,
	"note" text NOT NULL,
	"actor" text NOT NULL,
	"happened_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "optimization_runs" ADD COLUMN "parent_id" bigint;--> statement-breakpoint
ALTER TABLE "optimization_runs" ADD COLUMN "changes_json" jsonb;--> statement-breakpoint
ALTER TABLE "plan_publications" ADD CONSTRAINT "plan_publications_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_publications" ADD CONSTRAINT "plan_publications_run_id_optimization_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."optimization_runs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "plan_publications_by_scenario" ON "plan_publications" USING btree ("workspace_id","scenario_key","id");--> statement-breakpoint
ALTER TABLE "optimization_runs" ADD CONSTRAINT "optimization_runs_parent_id_optimization_runs_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."optimization_runs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
UPDATE "optimization_runs" AS "child" SET "parent_id" = "parent"."id", "changes_json" = jsonb_build_array("child"."settings_json"->>'changes') FROM "optimization_runs" AS "parent" WHERE "child"."settings_json"->>'parent_run' = "parent"."run_id";

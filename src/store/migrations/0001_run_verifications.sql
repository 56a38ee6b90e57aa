CREATE TABLE "run_verifications" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "run_verifications_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"run_id" bigint NOT NULL,
	"verdict" text NOT NULL,
	"engine_name" text NOT NULL,
	"engine_version" text NOT NULL,
	"settings_json" jsonb NOT NULL,
	"result" text NOT NULL,
	"limit_reason" text,
	"objective_json" jsonb NOT NULL,
	"best_bound_json" jsonb NOT NULL,
	"findings_json" jsonb NOT NULL,
	"wall_ms" integer NOT NULL,
	"verified_at" timestamp (3) with time zone NOT NULL,
	"actor" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "run_verifications" ADD CONSTRAINT "run_verifications_run_id_optimization_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."optimization_runs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "run_verifications_by_run" ON "run_verifications" USING btree ("run_id","id");
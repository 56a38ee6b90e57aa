CREATE TABLE "live_sheets" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "live_sheets_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"workbook_id" bigint NOT NULL,
	"spreadsheet_id" text NOT NULL,
	"actor" text NOT NULL,
	"linked_at" timestamp (3) with time zone NOT NULL,
	"unlinked_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "live_sheets" ADD CONSTRAINT "live_sheets_workbook_id_workbooks_id_fk" FOREIGN KEY ("workbook_id") REFERENCES "public"."workbooks"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "live_sheets_by_workbook" ON "live_sheets" USING btree ("workbook_id");--> statement-breakpoint
CREATE UNIQUE INDEX "live_sheets_linked" ON "live_sheets" USING btree ("spreadsheet_id") WHERE "live_sheets"."unlinked_at" is null;
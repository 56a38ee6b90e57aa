
CREATE TABLE public.api_tokens (
    id bigint NOT NULL,
    token_id text NOT NULL,
    secret_hash text NOT NULL,
    principal text NOT NULL,
    principal_key text NOT NULL,
    name text NOT NULL,
    workspace_id bigint,
    role text NOT NULL,
    actor text NOT NULL,
    created_at timestamp(3) with time zone NOT NULL,
    expires_at timestamp(3) with time zone,
    revoked_at timestamp(3) with time zone,
    last_used_at timestamp(3) with time zone
);

ALTER TABLE public.api_tokens ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.api_tokens_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.audit_log (
    id bigint NOT NULL,
    happened_at timestamp(3) with time zone NOT NULL,
    principal text NOT NULL,
    token_id text,
    action text NOT NULL,
    workspace_id bigint,
    subject text NOT NULL,
    details_json jsonb NOT NULL,
    request_id text
);

ALTER TABLE public.audit_log ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.audit_log_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.idempotency_keys (
    id bigint NOT NULL,
    principal_key text NOT NULL,
    key text NOT NULL,
    request_hash text NOT NULL,
    answer_json jsonb,
    created_at timestamp(3) with time zone NOT NULL
);

ALTER TABLE public.idempotency_keys ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.idempotency_keys_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.initiatives (
    id bigint NOT NULL,
    workspace_id bigint NOT NULL,
    initiative_key text NOT NULL,
    name_key text NOT NULL,
    title text NOT NULL,
    engineering_tokens numeric,
    dimensions_json jsonb NOT NULL,
    kpi_contribution_json jsonb NOT NULL,
    is_selected_for_run boolean NOT NULL,
    deadline_date text,
    period_key text,
    lifecycle_status text NOT NULL,
    active_overall_score numeric,
    notes text NOT NULL,
    content_hash text NOT NULL,
    version integer NOT NULL,
    provenance_json jsonb NOT NULL,
    created_at timestamp(3) with time zone NOT NULL,
    updated_at timestamp(3) with time zone NOT NULL,
    archived_at timestamp(3) with time zone,
    stale_since timestamp(3) with time zone,
    ranges_json jsonb
);

ALTER TABLE public.initiatives ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.initiatives_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.job_events (
    id bigint NOT NULL,
    job_id bigint NOT NULL,
    attempt integer NOT NULL,
    kind text NOT NULL,
    document_json jsonb NOT NULL,
    happened_at timestamp(3) with time zone NOT NULL
);

ALTER TABLE public.job_events ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.job_events_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.jobs (
    id bigint NOT NULL,
    job_id text NOT NULL,
    workspace_id bigint NOT NULL,
    kind text NOT NULL,
    request_json jsonb NOT NULL,
    priority integer NOT NULL,
    run_id text,
    parent_job_id text,
    trace_parent text,
    actor text NOT NULL,
    status text NOT NULL,
    attempt integer NOT NULL,
    worker text,
    told_json jsonb,
    failure_json jsonb,
    queued_at timestamp(3) with time zone NOT NULL,
    started_at timestamp(3) with time zone,
    finished_at timestamp(3) with time zone,
    cancel_requested_at timestamp(3) with time zone
);

ALTER TABLE public.jobs ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.jobs_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.login_sessions (
    id bigint NOT NULL,
    secret_hash text NOT NULL,
    principal text NOT NULL,
    created_at timestamp(3) with time zone NOT NULL,
    expires_at timestamp(3) with time zone NOT NULL,
    ended_at timestamp(3) with time zone
);

ALTER TABLE public.login_sessions ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.login_sessions_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.memberships (
    id bigint NOT NULL,
    principal text NOT NULL,
    principal_key text NOT NULL,
    workspace_id bigint,
    role text NOT NULL,
    actor text NOT NULL,
    created_at timestamp(3) with time zone NOT NULL
);

ALTER TABLE public.memberships ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.memberships_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.metrics_config (
    id bigint NOT NULL,
    workspace_id bigint NOT NULL,
    kpi_key text NOT NULL,
    name_key text NOT NULL,
    kpi_name text NOT NULL,
    kpi_level text NOT NULL,
    unit text NOT NULL,
    direction text NOT NULL,
    is_north_star boolean NOT NULL,
    notes text NOT NULL,
    content_hash text NOT NULL,
    version integer NOT NULL,
    provenance_json jsonb NOT NULL,
    created_at timestamp(3) with time zone NOT NULL,
    updated_at timestamp(3) with time zone NOT NULL,
    archived_at timestamp(3) with time zone,
    stale_since timestamp(3) with time zone
);

ALTER TABLE public.metrics_config ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.metrics_config_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.optimization_constraint_sets (
    id bigint NOT NULL,
    scenario_id bigint NOT NULL,
    constraint_set_name text NOT NULL,
    name_key text NOT NULL,
    floors_json jsonb NOT NULL,
    caps_json jsonb NOT NULL,
    targets_json jsonb NOT NULL,
    mandatory_initiatives_json jsonb NOT NULL,
    bundles_json jsonb NOT NULL,
    exclusions_initiatives_json jsonb NOT NULL,
    exclusions_pairs_json jsonb NOT NULL,
    prerequisites_json jsonb NOT NULL,
    synergy_bonuses_json jsonb NOT NULL,
    bonus_pct_json jsonb NOT NULL,
    content_hash text NOT NULL,
    version integer NOT NULL,
    provenance_json jsonb NOT NULL,
    created_at timestamp(3) with time zone NOT NULL,
    updated_at timestamp(3) with time zone NOT NULL,
    archived_at timestamp(3) with time zone,
    stale_since timestamp(3) with time zone
);

ALTER TABLE public.optimization_constraint_sets ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.optimization_constraint_sets_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.optimization_runs (
    id bigint NOT NULL,
    run_id text NOT NULL,
    workspace_id bigint NOT NULL,
    scenario_id bigint,
    constraint_set_id bigint,
    scenario_name text NOT NULL,
    constraint_set_name text NOT NULL,
    scenario_version integer,
    constraint_set_version integer,
    scope text NOT NULL,
    period_key text,
    settings_json jsonb NOT NULL,
    seed integer NOT NULL,
    actor text NOT NULL,
    status text NOT NULL,
    result text,
    limit_reason text,
    objective_json jsonb NOT NULL,
    best_bound_json jsonb NOT NULL,
    gap_pct numeric,
    engine_name text,
    engine_version text,
    wall_ms integer,
    inputs_hash text,
    message text NOT NULL,
    queued_at timestamp(3) with time zone NOT NULL,
    started_at timestamp(3) with time zone,
    finished_at timestamp(3) with time zone,
    inputs_snapshot_json jsonb,
    result_json jsonb,
    parent_id bigint,
    changes_json jsonb
);

ALTER TABLE public.optimization_runs ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.optimization_runs_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.optimization_scenarios (
    id bigint NOT NULL,
    workspace_id bigint NOT NULL,
    scenario_name text NOT NULL,
    name_key text NOT NULL,
    period_key text,
    capacity_total_tokens numeric,
    objective_mode text NOT NULL,
    objective_weights_json jsonb NOT NULL,
    synergy_bonus_pct numeric,
    notes text NOT NULL,
    content_hash text NOT NULL,
    version integer NOT NULL,
    provenance_json jsonb NOT NULL,
    created_at timestamp(3) with time zone NOT NULL,
    updated_at timestamp(3) with time zone NOT NULL,
    archived_at timestamp(3) with time zone,
    stale_since timestamp(3) with time zone
);

ALTER TABLE public.optimization_scenarios ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.optimization_scenarios_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.plan_publications (
    id bigint NOT NULL,
    workspace_id bigint NOT NULL,
    scenario_key text NOT NULL,
    run_id bigint NOT NULL,
    act text NOT NULL,
    note text NOT NULL,
    actor text NOT NULL,
    happened_at timestamp(3) with time zone NOT NULL
);

ALTER TABLE public.plan_publications ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.plan_publications_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.planwright_migrations (
    tag text NOT NULL,
    applied_at timestamp with time zone NOT NULL
);

CREATE TABLE public.portfolio_items (
    id bigint NOT NULL,
    portfolio_id bigint NOT NULL,
    initiative_id bigint,
    initiative_key text NOT NULL,
    allocated_tokens numeric NOT NULL,
    "position" integer NOT NULL
);

ALTER TABLE public.portfolio_items ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.portfolio_items_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.portfolios (
    id bigint NOT NULL,
    run_id bigint NOT NULL,
    selected_count integer NOT NULL,
    capacity_used numeric NOT NULL,
    capacity_total numeric,
    created_at timestamp(3) with time zone NOT NULL
);

ALTER TABLE public.portfolios ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.portfolios_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.record_versions (
    id bigint NOT NULL,
    workspace_id bigint NOT NULL,
    record_type text NOT NULL,
    record_id bigint NOT NULL,
    name text NOT NULL,
    version integer NOT NULL,
    is_archived boolean NOT NULL,
    content_hash text NOT NULL,
    document_json jsonb NOT NULL,
    created_at timestamp(3) with time zone NOT NULL
);

ALTER TABLE public.record_versions ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.record_versions_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.run_futures (
    id bigint NOT NULL,
    run_id bigint NOT NULL,
    question_hash text NOT NULL,
    future_index integer NOT NULL,
    document_json jsonb NOT NULL,
    kept_at timestamp(3) with time zone NOT NULL
);

ALTER TABLE public.run_futures ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.run_futures_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.run_verifications (
    id bigint NOT NULL,
    run_id bigint NOT NULL,
    verdict text NOT NULL,
    engine_name text NOT NULL,
    engine_version text NOT NULL,
    settings_json jsonb NOT NULL,
    result text NOT NULL,
    limit_reason text,
    objective_json jsonb NOT NULL,
    best_bound_json jsonb NOT NULL,
    findings_json jsonb NOT NULL,
    wall_ms integer NOT NULL,
    verified_at timestamp(3) with time zone NOT NULL,
    actor text NOT NULL
);

ALTER TABLE public.run_verifications ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.run_verifications_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.sync_events (
    id bigint NOT NULL,
    workspace_id bigint NOT NULL,
    happened_at timestamp(3) with time zone NOT NULL,
    actor text NOT NULL,
    source text NOT NULL,
    record_type text NOT NULL,
    record_id bigint NOT NULL,
    name text NOT NULL,
    change text NOT NULL,
    version integer NOT NULL,
    details_json jsonb NOT NULL
);

ALTER TABLE public.sync_events ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.sync_events_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.workbook_versions (
    id bigint NOT NULL,
    workbook_id bigint NOT NULL,
    version integer NOT NULL,
    content_hash text NOT NULL,
    size integer NOT NULL,
    bytes bytea NOT NULL,
    job_id text,
    actor text NOT NULL,
    created_at timestamp(3) with time zone NOT NULL
);

ALTER TABLE public.workbook_versions ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.workbook_versions_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.workbooks (
    id bigint NOT NULL,
    workbook_id text NOT NULL,
    workspace_id bigint NOT NULL,
    file_name text NOT NULL,
    actor text NOT NULL,
    created_at timestamp(3) with time zone NOT NULL
);

ALTER TABLE public.workbooks ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.workbooks_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.workspaces (
    id bigint NOT NULL,
    name text NOT NULL,
    name_key text NOT NULL,
    identity text NOT NULL,
    findings_json jsonb NOT NULL,
    created_at timestamp(3) with time zone NOT NULL
);

ALTER TABLE public.workspaces ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.workspaces_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

INSERT INTO public.api_tokens OVERRIDING SYSTEM VALUE VALUES (1, 'c035d4113f50', '320a8979a2665e7e0a173514a44175be5b4be5fd1020896aca583137c4eb1823', 'mia@example.org', 'mia@example.org', 'laptop', NULL, 'admin', 'ada', '2026-11-29 10:43:06.913+00', '2027-02-27 10:43:06.913+00', NULL, '2026-11-29 10:43:07.142+00');

INSERT INTO public.audit_log OVERRIDING SYSTEM VALUE VALUES (1, '2026-11-29 10:43:06.899+00', 'ada', NULL, 'member-grant', NULL, 'mia@example.org', '{"role": "admin"}', NULL);
INSERT INTO public.audit_log OVERRIDING SYSTEM VALUE VALUES (2, '2026-11-29 10:43:06.906+00', 'ada', NULL, 'member-grant', 1, 'tom@example.org', '{"role": "planner"}', NULL);
INSERT INTO public.audit_log OVERRIDING SYSTEM VALUE VALUES (3, '2026-11-29 10:43:06.913+00', 'ada', NULL, 'token-create', NULL, 'c035d4113f50', '{"name": "laptop", "role": "admin", "principal": "mia@example.org", "expires_at": "2027-02-27T10:43:06.913Z"}', NULL);
INSERT INTO public.audit_log OVERRIDING SYSTEM VALUE VALUES (4, '2026-11-29 10:43:06.917+00', 'tom@example.org', NULL, 'login', NULL, 'tom@example.org', '{}', 'REQ-1');
INSERT INTO public.audit_log OVERRIDING SYSTEM VALUE VALUES (5, '2026-11-29 10:43:07.159+00', 'mia@example.org', 'c035d4113f50', 'workbook-create', NULL, 'team', '{}', 'REQ-2bd9bf7159e253fc');
INSERT INTO public.audit_log OVERRIDING SYSTEM VALUE VALUES (6, '2026-11-29 10:43:07.194+00', 'mia@example.org', 'c035d4113f50', 'workbook-check', 3, 'JOB-20261129-104307-e4e995', '{"kind": "check", "run_id": null}', 'REQ-5a56a07a13935dd1');
INSERT INTO public.audit_log OVERRIDING SYSTEM VALUE VALUES (7, '2026-11-29 10:43:07.315+00', 'mia@example.org', 'c035d4113f50', 'run-create', 3, 'JOB-20261129-104307-4331c4', '{"kind": "run", "run_id": "RUN-20261129-104307-4331c4"}', 'REQ-94470ecf2841760b');

INSERT INTO public.idempotency_keys OVERRIDING SYSTEM VALUE VALUES (1, 'mia@example.org', 'first', 'ae01bf6c04c3e7d305e9980adf71a67c793a73edc22897d7a1bde2e2873548c5', '{"body": "{\"workbook_id\":\"WB-20261129-104307-936dd7\",\"file_name\":\"team.xlsx\",\"uploaded_by\":\"mia@example.org\",\"uploaded_at\":\"2026-11-29T10:43:07.151Z\",\"workspace\":\"team\"}", "status": 201, "headers": {"location": "/v1/workspaces/team/workbooks/WB-20261129-104307-936dd7", "content-type": "application/json; charset=utf-8"}}', '2026-11-29 10:43:07.146+00');
INSERT INTO public.idempotency_keys OVERRIDING SYSTEM VALUE VALUES (2, 'mia@example.org', 'workbooks/WB-20261129-104307-936dd7/check', '9300b77d89dab2addf11c6135141b851939085cfd79038ec2a0200af23ec5527', '{"body": "{\"answer\":{\"issues\":[{\"code\":\"goal-unreachable\",\"fix\":\"If the value is a level, fill baseline_value; else lower it.\",\"message\":\"The goal asks for 250 of gmv in all initiatives; all initiatives together could give 240. Is the value a level? Then fill baseline_value.\",\"row\":2,\"severity\":\"warning\",\"tab\":\"Targets\"}],\"sets\":[{\"bundles_json\":[],\"caps_json\":{\"country\":{\"UK\":25}},\"constraint_set_name\":\"Base\",\"exclusions_initiatives_json\":[],\"exclusions_pairs_json\":[],\"floors_json\":{},\"hash\":\"ceef6e04267afc9e539a2ae07e245378ac420e52cd843fb98dfcb9e958286f2b\",\"mandatory_initiatives_json\":[],\"prerequisites_json\":{},\"scenario_name\":\"Q1\",\"status\":\"ok\",\"synergy_bonuses_json\":[],\"targets_json\":{\"all\":{\"all\":{\"gmv\":{\"type\":\"goal\",\"value\":250}}}}},{\"bundles_json\":[],\"caps_json\":{\"all\":{\"all\":60}},\"constraint_set_name\":\"Tight\",\"exclusions_initiatives_json\":[],\"exclusions_pairs_json\":[[\"A\",\"B\"]],\"floors_json\":{\"country\":{\"UK\":25}},\"hash\":\"6180f3e05d20c9d9eec42b02aed9f12c7f17be85f23b0233cea3d1c92f9ddeb0\",\"mandatory_initiatives_json\":[],\"prerequisites_json\":{},\"scenario_name\":\"Q1\",\"status\":\"ok\",\"synergy_bonuses_json\":[],\"targets_json\":{}}]},\"asked_by\":\"mia@example.org\",\"attempt\":1,\"cancel_requested_at\":null,\"failure\":null,\"finished_at\":\"2026-11-29T10:43:07.233Z\",\"is_good\":true,\"job_id\":\"JOB-20261129-104307-e4e995\",\"kind\":\"check\",\"notes\":[],\"parent_job_id\":null,\"queued_at\":\"2026-11-29T10:43:07.185Z\",\"run_id\":null,\"started_at\":\"2026-11-29T10:43:07.201Z\",\"status\":\"succeeded\"}", "status": 200, "headers": {"location": "/v1/workspaces/team/jobs/JOB-20261129-104307-e4e995", "content-type": "application/json; charset=utf-8", "preference-applied": "wait=60"}}', '2026-11-29 10:43:07.18+00');
INSERT INTO public.idempotency_keys OVERRIDING SYSTEM VALUE VALUES (3, 'mia@example.org', 'runs', 'dd81df6b4095a4126796d30afa5afadf91e70f7fd8c3c14b3b687ceff678af35', '{"body": "{\"answer\":{\"best_bound\":[190],\"capacity_total\":60,\"capacity_used\":50,\"constraint_set_name\":\"Base\",\"gap_pct\":0,\"gaps\":[{\"achieved\":190,\"baseline\":null,\"dimension\":\"all\",\"dimension_key\":\"all\",\"gap\":60,\"kpi_key\":\"gmv\",\"recommendation\":\"Short by 60: 190 where the goal is 250 (76 % of the way). Left out in all initiatives, most gain per token first: B (+50 for 20 tokens). It would close 50 of it.\",\"run_id\":\"RUN-20261129-104307-4331c4\",\"severity\":\"warning\",\"target\":250,\"target_type\":\"goal\"}],\"inputs_hash\":\"04ff76018e800ed86cd76fb71ba99b4d95588dd2c88745fe8ef29cb51b64eace\",\"issues\":[{\"code\":\"goal-unreachable\",\"fix\":\"If the value is a level, fill baseline_value; else lower it.\",\"message\":\"The goal asks for 250 of gmv in all initiatives; all initiatives together could give 240. Is the value a level? Then fill baseline_value.\",\"row\":2,\"severity\":\"warning\",\"tab\":\"Targets\"}],\"kpis\":{\"gmv\":190},\"message\":\"Proven best plan.\",\"objective\":[190],\"result\":\"optimal\",\"run_id\":\"RUN-20261129-104307-4331c4\",\"scenario_name\":\"Q1\",\"scope\":\"all\",\"selected\":[\"A\",\"C\"],\"status\":\"succeeded\",\"workbook\":{\"backup\":\"version 1\",\"left_alone\":[],\"written\":163}},\"asked_by\":\"mia@example.org\",\"attempt\":1,\"cancel_requested_at\":null,\"failure\":null,\"finished_at\":\"2026-11-29T10:43:07.552Z\",\"is_good\":true,\"job_id\":\"JOB-20261129-104307-4331c4\",\"kind\":\"run\",\"notes\":[],\"parent_job_id\":null,\"queued_at\":\"2026-11-29T10:43:07.312Z\",\"run_id\":\"RUN-20261129-104307-4331c4\",\"started_at\":\"2026-11-29T10:43:07.318Z\",\"status\":\"succeeded\"}", "status": 200, "headers": {"location": "/v1/workspaces/team/jobs/JOB-20261129-104307-4331c4", "content-type": "application/json; charset=utf-8", "preference-applied": "wait=60"}}', '2026-11-29 10:43:07.308+00');

INSERT INTO public.initiatives OVERRIDING SYSTEM VALUE VALUES (1, 1, 'INIT-1', 'init-1', 'Faster checkout – Zürich', 10.5, '{"country": "UK", "product": "Payments"}', '{"speed": 1.25, "revenue": 5}', true, NULL, NULL, '', NULL, '', '9f4ff34c5ab3e46241f3b696d3f6143905f51b20e000c99272b0ae027d7ec7c6', 1, '{"row": 2}', '2026-11-28 20:28:30.279+00', '2026-11-28 20:28:30.279+00', NULL, NULL, NULL);
INSERT INTO public.initiatives OVERRIDING SYSTEM VALUE VALUES (3, 1, 'INIT-3', 'init-3', 'Ledger', 15, '{"country": "DE", "product": "Payments"}', '{"speed": 2, "revenue": 6.1}', false, NULL, NULL, '', NULL, '', '226cdfb05c5a31805aff4dcae5fea256116a4fda36255f989f76ac5ee6568b2e', 1, '{"row": 4}', '2026-11-28 20:28:30.279+00', '2026-11-28 20:28:30.279+00', NULL, NULL, NULL);
INSERT INTO public.initiatives OVERRIDING SYSTEM VALUE VALUES (2, 1, 'INIT-2', 'init-2', 'Risk score 2', 20, '{"country": "UK", "product": "Risk"}', '{"speed": -0.5, "revenue": 8}', true, NULL, NULL, '', NULL, 'two
lines', 'feb57608cbf023ca3874751e1ea3969f582d159ee5a65cad29c740ea40aee238', 2, '{"row": 3}', '2026-11-28 20:28:30.279+00', '2026-11-28 20:28:33.187+00', NULL, NULL, NULL);
INSERT INTO public.initiatives OVERRIDING SYSTEM VALUE VALUES (5, 1, 'INIT-5', 'init-5', 'Refunds', 12, '{"country": "UK", "product": "Payments"}', '{"speed": 3, "revenue": 4}', true, NULL, NULL, '', NULL, '', '2a3d89341bbf6c31ebb9f6353145e69842b6d7b3bbb94530ed70f2e7df16ac4d', 1, '{"row": 5}', '2026-11-28 20:28:30.279+00', '2026-11-28 20:28:30.279+00', NULL, NULL, NULL);
INSERT INTO public.initiatives OVERRIDING SYSTEM VALUE VALUES (4, 1, 'INIT-4', 'init-4', 'Onboarding', 7.25, '{"country": "DE", "product": "Growth"}', '{"speed": 0, "revenue": 3}', true, NULL, NULL, '', NULL, '', 'd361972e72f04693eadd68db024f38f0dbafd7b079be038fd5d733192934872c', 2, '{"row": 5}', '2026-11-28 20:28:30.279+00', '2026-11-28 20:28:33.187+00', '2026-11-28 20:28:33.187+00', NULL, NULL);
INSERT INTO public.initiatives OVERRIDING SYSTEM VALUE VALUES (9, 2, 'INIT-1', 'init-1', 'Faster checkout – Zürich', 10.5, '{"country": "UK", "product": "Payments"}', '{"speed": 1.25, "revenue": 5}', true, NULL, NULL, '', NULL, '', '9f4ff34c5ab3e46241f3b696d3f6143905f51b20e000c99272b0ae027d7ec7c6', 1, '{"row": 2}', '2026-11-28 20:28:38.929+00', '2026-11-28 20:28:38.929+00', NULL, NULL, NULL);
INSERT INTO public.initiatives OVERRIDING SYSTEM VALUE VALUES (10, 2, 'INIT-2', 'init-2', 'Risk score', 20, '{"country": "UK", "product": "Risk"}', '{"speed": -0.5, "revenue": 8}', true, NULL, NULL, '', NULL, 'two
lines', '10bbe0289e1079cbd0760202e9fcfcf61389a45fcba54e37f01b6e2e47f75948', 1, '{"row": 3}', '2026-11-28 20:28:38.929+00', '2026-11-28 20:28:38.929+00', NULL, NULL, NULL);
INSERT INTO public.initiatives OVERRIDING SYSTEM VALUE VALUES (11, 2, 'INIT-3', 'init-3', 'Ledger', 15, '{"country": "DE", "product": "Payments"}', '{"speed": 2, "revenue": 6.1}', false, NULL, NULL, '', NULL, '', '226cdfb05c5a31805aff4dcae5fea256116a4fda36255f989f76ac5ee6568b2e', 1, '{"row": 4}', '2026-11-28 20:28:38.929+00', '2026-11-28 20:28:38.929+00', NULL, NULL, NULL);
INSERT INTO public.initiatives OVERRIDING SYSTEM VALUE VALUES (12, 2, 'INIT-4', 'init-4', 'Onboarding', 7.25, '{"country": "DE", "product": "Growth"}', '{"speed": 0, "revenue": 3}', true, NULL, NULL, '', NULL, '', 'd361972e72f04693eadd68db024f38f0dbafd7b079be038fd5d733192934872c', 1, '{"row": 5}', '2026-11-28 20:28:38.929+00', '2026-11-28 20:28:38.929+00', NULL, NULL, NULL);
INSERT INTO public.initiatives OVERRIDING SYSTEM VALUE VALUES (13, 2, 'INIT-5', 'init-5', 'Refunds', 12, '{"country": "UK", "product": "Payments"}', '{"speed": 3, "revenue": 4}', true, NULL, NULL, '', NULL, '', '2a3d89341bbf6c31ebb9f6353145e69842b6d7b3bbb94530ed70f2e7df16ac4d', 1, '{"row": 6}', '2026-11-28 20:28:38.929+00', '2026-11-28 20:28:38.929+00', NULL, NULL, NULL);
INSERT INTO public.initiatives OVERRIDING SYSTEM VALUE VALUES (14, 3, 'A', 'a', 'Search', 10, '{"country": "UK"}', '{"gmv": 100}', true, NULL, NULL, '', NULL, '=1+1', '4b401079336eea2b47e5da2dff2ed29bffcb12ab6ee02a9e323523104a39c3b5', 1, '{"row": 2}', '2026-11-29 10:43:07.333+00', '2026-11-29 10:43:07.333+00', NULL, NULL, NULL);
INSERT INTO public.initiatives OVERRIDING SYSTEM VALUE VALUES (15, 3, 'B', 'b', 'Pay', 20, '{"country": "UK"}', '{"gmv": 50}', false, NULL, NULL, '', NULL, '', '3b5f3518b1e760f3872b0a2ae86c469037966c3e94bcbd0f501a8c21492f8e93', 1, '{"row": 3}', '2026-11-29 10:43:07.333+00', '2026-11-29 10:43:07.333+00', NULL, NULL, NULL);
INSERT INTO public.initiatives OVERRIDING SYSTEM VALUE VALUES (16, 3, 'C', 'c', 'Ship', 40, '{"country": "DE"}', '{"gmv": 90}', true, NULL, NULL, '', NULL, '', 'c2fac3824c02458fe836c454705a1b883d56ace2a170b2d06caad33607d7a4e0', 1, '{"row": 4}', '2026-11-29 10:43:07.333+00', '2026-11-29 10:43:07.333+00', NULL, NULL, NULL);
INSERT INTO public.initiatives OVERRIDING SYSTEM VALUE VALUES (17, 3, 'D', 'd', 'Track', 5, '{"country": "DE"}', '{"gmv": 0}', false, NULL, NULL, '', NULL, '', '1fd37b2ba470a80d71ee64282012cdf5bea0465ad8dbe93b443c38c912574b14', 1, '{"row": 5}', '2026-11-29 10:43:07.333+00', '2026-11-29 10:43:07.333+00', NULL, NULL, NULL);

INSERT INTO public.job_events OVERRIDING SYSTEM VALUE VALUES (1, 1, 0, 'queued', '{}', '2026-11-29 10:43:07.185+00');
INSERT INTO public.job_events OVERRIDING SYSTEM VALUE VALUES (2, 1, 1, 'running', '{"worker": "laptop 4711", "workbook_version": 1}', '2026-11-29 10:43:07.201+00');
INSERT INTO public.job_events OVERRIDING SYSTEM VALUE VALUES (3, 1, 1, 'succeeded', '{}', '2026-11-29 10:43:07.233+00');
INSERT INTO public.job_events OVERRIDING SYSTEM VALUE VALUES (4, 2, 0, 'queued', '{}', '2026-11-29 10:43:07.312+00');
INSERT INTO public.job_events OVERRIDING SYSTEM VALUE VALUES (5, 2, 1, 'running', '{"worker": "laptop 4711", "workbook_version": 1}', '2026-11-29 10:43:07.318+00');
INSERT INTO public.job_events OVERRIDING SYSTEM VALUE VALUES (6, 2, 1, 'progress', '{"line": "Solving 1/2 north_star: gmv: best 0, at most 240, 0.0 s", "document": {"progress": {"name": "north_star: gmv", "bound": 240, "stage": 1, "gap_pct": null, "seconds": 0.006, "incumbent": 0, "stage_count": 2}}}', '2026-11-29 10:43:07.478+00');
INSERT INTO public.job_events OVERRIDING SYSTEM VALUE VALUES (7, 2, 1, 'progress', '{"line": "Solving 2/2 tie-break: fewest tokens: best -50, at most -50 (gap 0 %), 0.0 s", "document": {"progress": {"name": "tie-break: fewest tokens", "bound": -50, "stage": 2, "gap_pct": 0, "seconds": 0.025, "incumbent": -50, "stage_count": 2}}}', '2026-11-29 10:43:07.55+00');
INSERT INTO public.job_events OVERRIDING SYSTEM VALUE VALUES (8, 2, 1, 'succeeded', '{}', '2026-11-29 10:43:07.552+00');

INSERT INTO public.jobs OVERRIDING SYSTEM VALUE VALUES (1, 'JOB-20261129-104307-e4e995', 3, 'check', '{"write": false, "source": "workbook:WB-20261129-104307-936dd7"}', 10, NULL, NULL, NULL, 'mia@example.org', 'succeeded', 1, 'laptop 4711', '{"csv": null, "lines": ["Targets", "  row 2     WARNING [goal-unreachable] The goal asks for 250 of gmv in all initiatives; all initiatives together could give 240. Is the value a level? Then fill baseline_value.", "", "Constraint sets", "  ok      Q1 / Base", "  ok      Q1 / Tight", "", "0 errors, 1 warning in 11 rows."], "notes": [], "failure": null, "is_good": true, "document": {"sets": [{"hash": "ceef6e04267afc9e539a2ae07e245378ac420e52cd843fb98dfcb9e958286f2b", "status": "ok", "caps_json": {"country": {"UK": 25}}, "floors_json": {}, "bundles_json": [], "targets_json": {"all": {"all": {"gmv": {"type": "goal", "value": 250}}}}, "scenario_name": "Q1", "prerequisites_json": {}, "constraint_set_name": "Base", "synergy_bonuses_json": [], "exclusions_pairs_json": [], "mandatory_initiatives_json": [], "exclusions_initiatives_json": []}, {"hash": "6180f3e05d20c9d9eec42b02aed9f12c7f17be85f23b0233cea3d1c92f9ddeb0", "status": "ok", "caps_json": {"all": {"all": 60}}, "floors_json": {"country": {"UK": 25}}, "bundles_json": [], "targets_json": {}, "scenario_name": "Q1", "prerequisites_json": {}, "constraint_set_name": "Tight", "synergy_bonuses_json": [], "exclusions_pairs_json": [["A", "B"]], "mandatory_initiatives_json": [], "exclusions_initiatives_json": []}], "issues": [{"fix": "If the value is a level, fill baseline_value; else lower it.", "row": 2, "tab": "Targets", "code": "goal-unreachable", "message": "The goal asks for 250 of gmv in all initiatives; all initiatives together could give 240. Is the value a level? Then fill baseline_value.", "severity": "warning"}]}}', NULL, '2026-11-29 10:43:07.185+00', '2026-11-29 10:43:07.201+00', '2026-11-29 10:43:07.233+00', NULL);
INSERT INTO public.jobs OVERRIDING SYSTEM VALUE VALUES (2, 'JOB-20261129-104307-4331c4', 3, 'run', '{"scope": "all", "write": true, "source": "workbook:WB-20261129-104307-936dd7", "scenario": "Q1", "tie_break": true, "workspace": "team", "price_rows": false, "allow_stale": false, "constraint_set": "Base", "leave_out_errors": false, "price_initiatives": false, "time_limit_seconds": 300}', 10, 'RUN-20261129-104307-4331c4', NULL, NULL, 'mia@example.org', 'succeeded', 1, 'laptop 4711', '{"csv": null, "lines": ["Q1 / Base (all candidates, period 2026-Q1)\nProven best plan.\n2 of 4 initiatives for 50 tokens of 60: objective 190 (gmv).\n\nChosen (2)\n  initiative  title   tokens  why\n  A           Search      10  in the best plan: adds 100 to gmv\n  C           Ship        40  in the best plan: adds 90 to gmv\n\nCapacity, in tokens\n  slice            used  floor  cap\n  all initiatives    50      –   60  █████████░░░  83.3 %\n  country UK         10      –   25  ████░░░░░░░░  40 %\n\nKPIs against targets\n  The plan changes gmv +190.\n           kpi  where                  target  baseline  achieved  unit\n  warning  gmv  all initiatives  goal     250         –       190  EUR\n  ! gmv in all initiatives: Short by 60: 190 where the goal is 250 (76 % of the way). Left out in all initiatives, most\n    gain per token first: B (+50 for 20 tokens). It would close 50 of it.\n\nLeft out (2, 25 tokens)\n  Nearest misses: the highest score in gmv per token, by themselves.\n  initiative  title  tokens for score\n  B           Pay    20 for +50\n    does not fit: it costs 20 tokens, only 10 are left of the capacity of 60 (Scenario_Config row 2); does not fit: it\n    costs 20 tokens, only 15 are left of the cap for country UK (Constraints row 2)\n\nWhat to do next\n  - Look at the missed target on Gaps_and_Alerts: what would help stands there.\n", "Wrote 163 cells into the workbook; as it was before: version 1"], "notes": [], "failure": null, "is_good": true, "document": {"gaps": [{"gap": 60, "run_id": "RUN-20261129-104307-4331c4", "target": 250, "kpi_key": "gmv", "achieved": 190, "baseline": null, "severity": "warning", "dimension": "all", "target_type": "goal", "dimension_key": "all", "recommendation": "Short by 60: 190 where the goal is 250 (76 % of the way). Left out in all initiatives, most gain per token first: B (+50 for 20 tokens). It would close 50 of it."}], "kpis": {"gmv": 190}, "scope": "all", "issues": [{"fix": "If the value is a level, fill baseline_value; else lower it.", "row": 2, "tab": "Targets", "code": "goal-unreachable", "message": "The goal asks for 250 of gmv in all initiatives; all initiatives together could give 240. Is the value a level? Then fill baseline_value.", "severity": "warning"}], "result": "optimal", "run_id": "RUN-20261129-104307-4331c4", "status": "succeeded", "gap_pct": 0, "message": "Proven best plan.", "selected": ["A", "C"], "workbook": {"backup": "version 1", "written": 163, "left_alone": []}, "objective": [190], "best_bound": [190], "inputs_hash": "04ff76018e800ed86cd76fb71ba99b4d95588dd2c88745fe8ef29cb51b64eace", "capacity_used": 50, "scenario_name": "Q1", "capacity_total": 60, "constraint_set_name": "Base"}}', NULL, '2026-11-29 10:43:07.312+00', '2026-11-29 10:43:07.318+00', '2026-11-29 10:43:07.552+00', NULL);

INSERT INTO public.login_sessions OVERRIDING SYSTEM VALUE VALUES (1, '8f51e862924bb7df2731ce9523ebf1dbff8a1ff358e07b9c3f77e0396d736c73', 'tom@example.org', '2026-11-29 10:43:06.917+00', '2026-11-29 22:43:06.917+00', NULL);

INSERT INTO public.memberships OVERRIDING SYSTEM VALUE VALUES (1, 'mia@example.org', 'mia@example.org', NULL, 'admin', 'ada', '2026-11-29 10:43:06.899+00');
INSERT INTO public.memberships OVERRIDING SYSTEM VALUE VALUES (2, 'tom@example.org', 'tom@example.org', 1, 'planner', 'ada', '2026-11-29 10:43:06.906+00');

INSERT INTO public.metrics_config OVERRIDING SYSTEM VALUE VALUES (1, 1, 'revenue', 'revenue', 'revenue', 'north_star', 'EUR', 'increase', true, '', 'eda40b0cd48d1cd579d4bc94c7b52bd11a39e85d3351bd191b78a751066d2dbb', 1, '{"row": 2}', '2026-11-28 20:28:30.279+00', '2026-11-28 20:28:30.279+00', NULL, NULL);
INSERT INTO public.metrics_config OVERRIDING SYSTEM VALUE VALUES (2, 1, 'score', 'score', 'score', 'strategic', '', 'increase', false, '', '5363e64a179afc18bc5837a08a90ca09f4b7601ed458aafe4f75aa49d55beac3', 1, '{"row": null}', '2026-11-28 20:28:30.279+00', '2026-11-28 20:28:30.279+00', NULL, NULL);
INSERT INTO public.metrics_config OVERRIDING SYSTEM VALUE VALUES (3, 1, 'speed', 'speed', 'speed', 'strategic', 'days', 'decrease', false, '', '1b5c3a7c33284eaccea47a7a67bf0b449d48baa0a268bdd3e98b0f7ca5bba960', 1, '{"row": 3}', '2026-11-28 20:28:30.279+00', '2026-11-28 20:28:30.279+00', NULL, NULL);
INSERT INTO public.metrics_config OVERRIDING SYSTEM VALUE VALUES (4, 2, 'revenue', 'revenue', 'revenue', 'north_star', 'EUR', 'increase', true, '', 'eda40b0cd48d1cd579d4bc94c7b52bd11a39e85d3351bd191b78a751066d2dbb', 1, '{"row": 2}', '2026-11-28 20:28:38.929+00', '2026-11-28 20:28:38.929+00', NULL, NULL);
INSERT INTO public.metrics_config OVERRIDING SYSTEM VALUE VALUES (5, 2, 'score', 'score', 'score', 'strategic', '', 'increase', false, '', '5363e64a179afc18bc5837a08a90ca09f4b7601ed458aafe4f75aa49d55beac3', 1, '{"row": null}', '2026-11-28 20:28:38.929+00', '2026-11-28 20:28:38.929+00', NULL, NULL);
INSERT INTO public.metrics_config OVERRIDING SYSTEM VALUE VALUES (6, 2, 'speed', 'speed', 'speed', 'strategic', 'days', 'decrease', false, '', '1b5c3a7c33284eaccea47a7a67bf0b449d48baa0a268bdd3e98b0f7ca5bba960', 1, '{"row": 3}', '2026-11-28 20:28:38.929+00', '2026-11-28 20:28:38.929+00', NULL, NULL);
INSERT INTO public.metrics_config OVERRIDING SYSTEM VALUE VALUES (7, 3, 'gmv', 'gmv', 'gmv', 'north_star', 'EUR', 'increase', true, '', '350ff0305b72aaf097d6d035fa6a37645e9a98621a3b6de85fe7e8060b9dc7ea', 1, '{"row": 2}', '2026-11-29 10:43:07.333+00', '2026-11-29 10:43:07.333+00', NULL, NULL);
INSERT INTO public.metrics_config OVERRIDING SYSTEM VALUE VALUES (8, 3, 'score', 'score', 'score', 'strategic', '', 'increase', false, '', '5363e64a179afc18bc5837a08a90ca09f4b7601ed458aafe4f75aa49d55beac3', 1, '{"row": null}', '2026-11-29 10:43:07.333+00', '2026-11-29 10:43:07.333+00', NULL, NULL);

INSERT INTO public.optimization_constraint_sets OVERRIDING SYSTEM VALUE VALUES (1, 1, 'Base', 'base', '{}', '{"country": {"UK": 35}}', '{"all": {"all": {"revenue": {"type": "goal", "value": 9}}}, "country": {"UK": {"speed": {"type": "floor", "value": 5}}}}', '[]', '[{"members": ["INIT-1", "INIT-5"], "bundle_key": "B1"}]', '[]', '[]', '{}', '[]', '[]', '26335c0ba29b0800a79e1fcb18225e9a1a64db4269f26c4e99d57ed9afb33131', 2, '[{"rows": ["Constraints!3"], "entry": ["B1", "INIT-1"], "bucket": "bundles_json", "strength": "hard"}, {"rows": ["Constraints!3"], "entry": ["B1", "INIT-5"], "bucket": "bundles_json", "strength": "hard"}, {"rows": ["Constraints!2"], "entry": ["country", "UK"], "bucket": "caps_json", "strength": "hard"}, {"rows": ["Targets!2"], "entry": ["all", "all", "revenue", "goal"], "bucket": "targets_json", "strength": "hard"}, {"rows": ["Targets!3"], "entry": ["country", "UK", "speed", "floor"], "bucket": "targets_json", "strength": "hard"}]', '2026-11-28 20:28:30.279+00', '2026-11-28 20:28:33.187+00', NULL, NULL);
INSERT INTO public.optimization_constraint_sets OVERRIDING SYSTEM VALUE VALUES (2, 1, 'Tight', 'tight', '{"product": {"Payments": 26}}', '{"country": {"UK": 25}}', '{}', '["INIT-2"]', '[]', '[]', '[]', '{}', '[]', '[]', '03b077e7ab34969b72e889761f2dad9e9ea0441897f18da6a16cccf585c7f7c8', 1, '[{"rows": ["Constraints!5"], "entry": ["country", "UK"], "bucket": "caps_json", "strength": "hard"}, {"rows": ["Constraints!6"], "entry": ["product", "Payments"], "bucket": "floors_json", "strength": "hard"}, {"rows": ["Constraints!4"], "entry": ["INIT-2"], "bucket": "mandatory_initiatives_json", "strength": "hard"}]', '2026-11-28 20:28:30.279+00', '2026-11-28 20:28:30.279+00', NULL, NULL);
INSERT INTO public.optimization_constraint_sets OVERRIDING SYSTEM VALUE VALUES (3, 2, 'Base', 'base', '{}', '{"country": {"UK": 35}}', '{"all": {"all": {"revenue": {"type": "goal", "value": 9}}}, "country": {"UK": {"speed": {"type": "floor", "value": 5}}}}', '[]', '[{"members": ["INIT-1", "INIT-5"], "bundle_key": "B1"}]', '[]', '[]', '{}', '[]', '[]', '26335c0ba29b0800a79e1fcb18225e9a1a64db4269f26c4e99d57ed9afb33131', 2, '[{"rows": ["Constraints!3"], "entry": ["B1", "INIT-1"], "bucket": "bundles_json", "strength": "hard"}, {"rows": ["Constraints!3"], "entry": ["B1", "INIT-5"], "bucket": "bundles_json", "strength": "hard"}, {"rows": ["Constraints!2"], "entry": ["country", "UK"], "bucket": "caps_json", "strength": "hard"}, {"rows": ["Targets!2"], "entry": ["all", "all", "revenue", "goal"], "bucket": "targets_json", "strength": "hard"}, {"rows": ["Targets!3"], "entry": ["country", "UK", "speed", "floor"], "bucket": "targets_json", "strength": "hard"}]', '2026-11-28 20:28:30.279+00', '2026-11-28 20:28:33.187+00', NULL, NULL);
INSERT INTO public.optimization_constraint_sets OVERRIDING SYSTEM VALUE VALUES (7, 3, 'Base', 'base', '{}', '{"country": {"UK": 35}}', '{"all": {"all": {"revenue": {"type": "goal", "value": 9}}}, "country": {"UK": {"speed": {"type": "floor", "value": 5}}}}', '[]', '[{"members": ["INIT-1", "INIT-5"], "bundle_key": "B1"}]', '[]', '[]', '{"INIT-2": ["INIT-4"]}', '[["INIT-3", "INIT-4"]]', '[["INIT-3", "INIT-4", 15]]', '8a654805398cb3e2b24971458612061b4aa39e56363601131890445e1cf68103', 1, '[{"rows": ["Constraints!3"], "entry": ["B1", "INIT-1"], "bucket": "bundles_json", "strength": "hard"}, {"rows": ["Constraints!3"], "entry": ["B1", "INIT-5"], "bucket": "bundles_json", "strength": "hard"}, {"rows": ["Constraints!2"], "entry": ["country", "UK"], "bucket": "caps_json", "strength": "hard"}, {"rows": ["Constraints!5"], "entry": ["INIT-2", "INIT-4"], "bucket": "prerequisites_json", "strength": "hard"}, {"rows": ["Constraints!4"], "entry": ["INIT-3", "INIT-4"], "bucket": "synergy_bonuses_json", "strength": "hard"}, {"rows": ["Targets!2"], "entry": ["all", "all", "revenue", "goal"], "bucket": "targets_json", "strength": "hard"}, {"rows": ["Targets!3"], "entry": ["country", "UK", "speed", "floor"], "bucket": "targets_json", "strength": "hard"}]', '2026-11-28 20:28:38.929+00', '2026-11-28 20:28:38.929+00', NULL, NULL);
INSERT INTO public.optimization_constraint_sets OVERRIDING SYSTEM VALUE VALUES (8, 3, 'Tight', 'tight', '{"product": {"Payments": 26}}', '{"country": {"UK": 25}}', '{}', '["INIT-2"]', '[]', '[]', '[]', '{}', '[]', '[]', '03b077e7ab34969b72e889761f2dad9e9ea0441897f18da6a16cccf585c7f7c8', 1, '[{"rows": ["Constraints!7"], "entry": ["country", "UK"], "bucket": "caps_json", "strength": "hard"}, {"rows": ["Constraints!8"], "entry": ["product", "Payments"], "bucket": "floors_json", "strength": "hard"}, {"rows": ["Constraints!6"], "entry": ["INIT-2"], "bucket": "mandatory_initiatives_json", "strength": "hard"}]', '2026-11-28 20:28:38.929+00', '2026-11-28 20:28:38.929+00', NULL, NULL);
INSERT INTO public.optimization_constraint_sets OVERRIDING SYSTEM VALUE VALUES (9, 4, 'Base', 'base', '{}', '{"country": {"UK": 35}}', '{"all": {"all": {"revenue": {"type": "goal", "value": 9}}}, "country": {"UK": {"speed": {"type": "floor", "value": 5}}}}', '[]', '[{"members": ["INIT-1", "INIT-5"], "bundle_key": "B1"}]', '[]', '[]', '{"INIT-2": ["INIT-4"]}', '[["INIT-3", "INIT-4"]]', '[["INIT-3", "INIT-4", 15]]', '8a654805398cb3e2b24971458612061b4aa39e56363601131890445e1cf68103', 1, '[{"rows": ["Constraints!3"], "entry": ["B1", "INIT-1"], "bucket": "bundles_json", "strength": "hard"}, {"rows": ["Constraints!3"], "entry": ["B1", "INIT-5"], "bucket": "bundles_json", "strength": "hard"}, {"rows": ["Constraints!2"], "entry": ["country", "UK"], "bucket": "caps_json", "strength": "hard"}, {"rows": ["Constraints!5"], "entry": ["INIT-2", "INIT-4"], "bucket": "prerequisites_json", "strength": "hard"}, {"rows": ["Constraints!4"], "entry": ["INIT-3", "INIT-4"], "bucket": "synergy_bonuses_json", "strength": "hard"}, {"rows": ["Targets!2"], "entry": ["all", "all", "revenue", "goal"], "bucket": "targets_json", "strength": "hard"}, {"rows": ["Targets!3"], "entry": ["country", "UK", "speed", "floor"], "bucket": "targets_json", "strength": "hard"}]', '2026-11-28 20:28:38.929+00', '2026-11-28 20:28:38.929+00', NULL, NULL);
INSERT INTO public.optimization_constraint_sets OVERRIDING SYSTEM VALUE VALUES (10, 5, 'Base', 'base', '{}', '{"country": {"UK": 25}}', '{"all": {"all": {"gmv": {"type": "goal", "value": 250}}}}', '[]', '[]', '[]', '[]', '{}', '[]', '[]', 'ceef6e04267afc9e539a2ae07e245378ac420e52cd843fb98dfcb9e958286f2b', 1, '[{"rows": ["Constraints!2"], "entry": ["country", "UK"], "bucket": "caps_json", "strength": "hard"}, {"rows": ["Targets!2"], "entry": ["all", "all", "gmv", "goal"], "bucket": "targets_json", "strength": "hard"}]', '2026-11-29 10:43:07.333+00', '2026-11-29 10:43:07.333+00', NULL, NULL);
INSERT INTO public.optimization_constraint_sets OVERRIDING SYSTEM VALUE VALUES (11, 5, 'Tight', 'tight', '{"country": {"UK": 25}}', '{"all": {"all": 60}}', '{}', '[]', '[]', '[]', '[["A", "B"]]', '{}', '[]', '[]', '6180f3e05d20c9d9eec42b02aed9f12c7f17be85f23b0233cea3d1c92f9ddeb0', 1, '[{"rows": ["Constraints!5"], "entry": ["all", "all"], "bucket": "caps_json", "strength": "hard"}, {"rows": ["Constraints!4"], "entry": ["A", "B"], "bucket": "exclusions_pairs_json", "strength": "hard"}, {"rows": ["Constraints!3"], "entry": ["country", "UK"], "bucket": "floors_json", "strength": "hard"}]', '2026-11-29 10:43:07.333+00', '2026-11-29 10:43:07.333+00', NULL, NULL);

INSERT INTO public.optimization_runs OVERRIDING SYSTEM VALUE VALUES (1, 'RUN-20261128-202831-13fd56', 1, 1, 1, '2026-Q1', 'Base', 1, 1, 'all', '2026-Q1', '{"tie_break": true, "allow_stale": false, "time_limit_ms": 300000, "leave_out_errors": false}', 0, 'ada', 'succeeded', 'optimal', NULL, '[19.465]', '[19.465]', 0, 'planwright', '1.2', 31, 'a7b4a5bb23811d83469bcc363044ec4844a38fa70355d010c6c1412caf52c09d', '', '2026-11-28 20:28:31.721+00', '2026-11-28 20:28:31.729+00', '2026-11-28 20:28:31.77+00', '{"set": {"hash": "8a654805398cb3e2b24971458612061b4aa39e56363601131890445e1cf68103", "shapes": {"caps_json": {"country": {"UK": 35}}, "floors_json": {}, "bundles_json": [{"members": ["INIT-1", "INIT-5"], "bundle_key": "B1"}], "targets_json": {"all": {"all": {"revenue": {"type": "goal", "value": 9}}}, "country": {"UK": {"speed": {"type": "floor", "value": 5}}}}, "prerequisites_json": {"INIT-2": ["INIT-4"]}, "synergy_bonuses_json": [["INIT-3", "INIT-4"]], "exclusions_pairs_json": [], "mandatory_initiatives_json": [], "exclusions_initiatives_json": []}, "bonusPct": [["INIT-3", "INIT-4", 15]], "provenance": [{"rows": ["Constraints!3"], "entry": ["B1", "INIT-1"], "bucket": "bundles_json", "strength": "hard"}, {"rows": ["Constraints!3"], "entry": ["B1", "INIT-5"], "bucket": "bundles_json", "strength": "hard"}, {"rows": ["Constraints!2"], "entry": ["country", "UK"], "bucket": "caps_json", "strength": "hard"}, {"rows": ["Constraints!5"], "entry": ["INIT-2", "INIT-4"], "bucket": "prerequisites_json", "strength": "hard"}, {"rows": ["Constraints!4"], "entry": ["INIT-3", "INIT-4"], "bucket": "synergy_bonuses_json", "strength": "hard"}, {"rows": ["Targets!2"], "entry": ["all", "all", "revenue", "goal"], "bucket": "targets_json", "strength": "hard"}, {"rows": ["Targets!3"], "entry": ["country", "UK", "speed", "floor"], "bucket": "targets_json", "strength": "hard"}], "scenarioName": "2026-Q1", "constraintSetName": "Base"}, "kpis": [{"key": "revenue", "row": 2, "name": "revenue", "unit": "EUR", "level": "north_star", "notes": "", "broken": false, "direction": "increase"}, {"key": "score", "row": null, "name": "score", "unit": "", "level": "strategic", "notes": "", "broken": false, "direction": "increase"}, {"key": "speed", "row": 3, "name": "speed", "unit": "days", "level": "strategic", "notes": "", "broken": false, "direction": "decrease"}], "scope": "all", "format": "planwright-run-inputs/1", "leftOut": [], "scenario": {"row": 2, "mode": "north_star", "name": "2026-Q1", "notes": "", "broken": false, "weights": {}, "periodKey": "2026-Q1", "capacityTokens": 45, "synergyBonusPct": null}, "tieBreak": true, "northStar": "revenue", "candidates": [{"key": "INIT-1", "row": 2, "notes": "", "title": "Faster checkout – Zürich", "broken": false, "tokens": 10.5, "periodKey": null, "dimensions": {"country": "UK", "product": "Payments"}, "deadlineDate": null, "contributions": {"speed": 1.25, "revenue": 5}, "lifecycleStatus": "", "isSelectedForRun": true, "activeOverallScore": null}, {"key": "INIT-2", "row": 3, "notes": "two\nlines", "title": "Risk score", "broken": false, "tokens": 20, "periodKey": null, "dimensions": {"country": "UK", "product": "Risk"}, "deadlineDate": null, "contributions": {"speed": -0.5, "revenue": 8}, "lifecycleStatus": "", "isSelectedForRun": true, "activeOverallScore": null}, {"key": "INIT-3", "row": 4, "notes": "", "title": "Ledger", "broken": false, "tokens": 15, "periodKey": null, "dimensions": {"country": "DE", "product": "Payments"}, "deadlineDate": null, "contributions": {"speed": 2, "revenue": 6.1}, "lifecycleStatus": "", "isSelectedForRun": false, "activeOverallScore": null}, {"key": "INIT-4", "row": 5, "notes": "", "title": "Onboarding", "broken": false, "tokens": 7.25, "periodKey": null, "dimensions": {"country": "DE", "product": "Growth"}, "deadlineDate": null, "contributions": {"speed": 0, "revenue": 3}, "lifecycleStatus": "", "isSelectedForRun": true, "activeOverallScore": null}, {"key": "INIT-5", "row": 6, "notes": "", "title": "Refunds", "broken": false, "tokens": 12, "periodKey": null, "dimensions": {"country": "UK", "product": "Payments"}, "deadlineDate": null, "contributions": {"speed": 3, "revenue": 4}, "lifecycleStatus": "", "isSelectedForRun": true, "activeOverallScore": null}]}', '{"gaps": [{"gap": -9.1, "run_id": "RUN-20261128-202831-13fd56", "target": 9, "kpi_key": "revenue", "achieved": 18.1, "baseline": null, "severity": "ok", "dimension": "all", "target_type": "goal", "dimension_key": "all", "recommendation": "Reached, with 9.1 to spare."}, {"gap": -0.75, "run_id": "RUN-20261128-202831-13fd56", "target": 5, "kpi_key": "speed", "achieved": 4.25, "baseline": null, "severity": "ok", "dimension": "country", "target_type": "floor", "dimension_key": "UK", "recommendation": "Kept: speed may get worse by at most 5 and gets worse by 4.25."}], "kpis": {"speed": 6.25, "revenue": 18.1}, "scope": "all", "issues": [{"row": 3, "tab": "Targets", "code": "target-sign", "message": "A target of 5 for speed without a baseline lets it get worse by at most 5 (it should decrease). If an improvement is meant, turn the sign; if a level is meant, fill baseline_value.", "severity": "warning"}], "result": "optimal", "run_id": "RUN-20261128-202831-13fd56", "status": "succeeded", "gap_pct": 0, "message": "Proven best plan.", "selected": ["INIT-1", "INIT-3", "INIT-4", "INIT-5"], "objective": [19.465], "best_bound": [19.465], "inputs_hash": "a7b4a5bb23811d83469bcc363044ec4844a38fa70355d010c6c1412caf52c09d", "capacity_used": 44.75, "scenario_name": "2026-Q1", "capacity_total": 45, "constraint_set_name": "Base"}', NULL, NULL);
INSERT INTO public.optimization_runs OVERRIDING SYSTEM VALUE VALUES (2, 'RUN-20261128-202834-8e3942', 1, 1, 1, '2026-Q1', 'Base', 1, 2, 'selected', '2026-Q1', '{"tie_break": true, "allow_stale": false, "time_limit_ms": 300000, "leave_out_errors": false}', 0, 'ada', 'succeeded', 'optimal', NULL, '[9]', '[9]', 0, 'planwright', '1.2', 29, '971145f6ffd2973d00428f9e686eab10045e89152e1697bf439c87f9571b6974', '', '2026-11-28 20:28:34.668+00', '2026-11-28 20:28:34.677+00', '2026-11-28 20:28:34.717+00', '{"set": {"hash": "26335c0ba29b0800a79e1fcb18225e9a1a64db4269f26c4e99d57ed9afb33131", "shapes": {"caps_json": {"country": {"UK": 35}}, "floors_json": {}, "bundles_json": [{"members": ["INIT-1", "INIT-5"], "bundle_key": "B1"}], "targets_json": {"all": {"all": {"revenue": {"type": "goal", "value": 9}}}, "country": {"UK": {"speed": {"type": "floor", "value": 5}}}}, "prerequisites_json": {}, "synergy_bonuses_json": [], "exclusions_pairs_json": [], "mandatory_initiatives_json": [], "exclusions_initiatives_json": []}, "bonusPct": [], "provenance": [{"rows": ["Constraints!3"], "entry": ["B1", "INIT-1"], "bucket": "bundles_json", "strength": "hard"}, {"rows": ["Constraints!3"], "entry": ["B1", "INIT-5"], "bucket": "bundles_json", "strength": "hard"}, {"rows": ["Constraints!2"], "entry": ["country", "UK"], "bucket": "caps_json", "strength": "hard"}, {"rows": ["Targets!2"], "entry": ["all", "all", "revenue", "goal"], "bucket": "targets_json", "strength": "hard"}, {"rows": ["Targets!3"], "entry": ["country", "UK", "speed", "floor"], "bucket": "targets_json", "strength": "hard"}], "scenarioName": "2026-Q1", "constraintSetName": "Base"}, "kpis": [{"key": "revenue", "row": 2, "name": "revenue", "unit": "EUR", "level": "north_star", "notes": "", "broken": false, "direction": "increase"}, {"key": "score", "row": null, "name": "score", "unit": "", "level": "strategic", "notes": "", "broken": false, "direction": "increase"}, {"key": "speed", "row": 3, "name": "speed", "unit": "days", "level": "strategic", "notes": "", "broken": false, "direction": "decrease"}], "scope": "selected", "format": "planwright-run-inputs/1", "leftOut": [], "scenario": {"row": 2, "mode": "north_star", "name": "2026-Q1", "notes": "", "broken": false, "weights": {}, "periodKey": "2026-Q1", "capacityTokens": 45, "synergyBonusPct": null}, "tieBreak": true, "northStar": "revenue", "candidates": [{"key": "INIT-1", "row": 2, "notes": "", "title": "Faster checkout – Zürich", "broken": false, "tokens": 10.5, "periodKey": null, "dimensions": {"country": "UK", "product": "Payments"}, "deadlineDate": null, "contributions": {"speed": 1.25, "revenue": 5}, "lifecycleStatus": "", "isSelectedForRun": true, "activeOverallScore": null}, {"key": "INIT-2", "row": 3, "notes": "two\nlines", "title": "Risk score 2", "broken": false, "tokens": 20, "periodKey": null, "dimensions": {"country": "UK", "product": "Risk"}, "deadlineDate": null, "contributions": {"speed": -0.5, "revenue": 8}, "lifecycleStatus": "", "isSelectedForRun": true, "activeOverallScore": null}, {"key": "INIT-3", "row": 4, "notes": "", "title": "Ledger", "broken": false, "tokens": 15, "periodKey": null, "dimensions": {"country": "DE", "product": "Payments"}, "deadlineDate": null, "contributions": {"speed": 2, "revenue": 6.1}, "lifecycleStatus": "", "isSelectedForRun": false, "activeOverallScore": null}, {"key": "INIT-5", "row": 5, "notes": "", "title": "Refunds", "broken": false, "tokens": 12, "periodKey": null, "dimensions": {"country": "UK", "product": "Payments"}, "deadlineDate": null, "contributions": {"speed": 3, "revenue": 4}, "lifecycleStatus": "", "isSelectedForRun": true, "activeOverallScore": null}]}', '{"gaps": [{"gap": 0, "run_id": "RUN-20261128-202834-8e3942", "target": 9, "kpi_key": "revenue", "achieved": 9, "baseline": null, "severity": "ok", "dimension": "all", "target_type": "goal", "dimension_key": "all", "recommendation": "Reached, exactly."}, {"gap": -0.75, "run_id": "RUN-20261128-202834-8e3942", "target": 5, "kpi_key": "speed", "achieved": 4.25, "baseline": null, "severity": "ok", "dimension": "country", "target_type": "floor", "dimension_key": "UK", "recommendation": "Kept: speed may get worse by at most 5 and gets worse by 4.25."}], "kpis": {"speed": 4.25, "revenue": 9}, "scope": "selected", "issues": [{"row": 3, "tab": "Targets", "code": "target-sign", "message": "A target of 5 for speed without a baseline lets it get worse by at most 5 (it should decrease). If an improvement is meant, turn the sign; if a level is meant, fill baseline_value.", "severity": "warning"}], "result": "optimal", "run_id": "RUN-20261128-202834-8e3942", "status": "succeeded", "gap_pct": 0, "message": "Proven best plan.", "selected": ["INIT-1", "INIT-5"], "objective": [9], "best_bound": [9], "inputs_hash": "971145f6ffd2973d00428f9e686eab10045e89152e1697bf439c87f9571b6974", "capacity_used": 22.5, "scenario_name": "2026-Q1", "capacity_total": 45, "constraint_set_name": "Base"}', NULL, NULL);
INSERT INTO public.optimization_runs OVERRIDING SYSTEM VALUE VALUES (3, 'RUN-20261128-202836-2c8086', 1, 1, 2, '2026-Q1', 'Tight', 1, 1, 'all', '2026-Q1', '{"tie_break": true, "allow_stale": false, "time_limit_ms": 300000, "leave_out_errors": false}', 0, 'ada', 'succeeded', 'infeasible', NULL, '[]', '[]', NULL, 'planwright', '1.2', 5, 'd7a47646a376e1ba13949bc76f66612e5b57c07f1b6d90f65b414065da2ee237', 'Constraints row 6 asks for at least 26 tokens in product Payments, but row 4 demands INIT-2, and row 5 allows at most 25 tokens in country UK: with all other rows as they are, at most 15 can be reached. Lower min_tokens of Constraints row 6 from 26 to 15, or drop Constraints row 4.', '2026-11-28 20:28:36.383+00', '2026-11-28 20:28:36.397+00', '2026-11-28 20:28:36.785+00', '{"set": {"hash": "03b077e7ab34969b72e889761f2dad9e9ea0441897f18da6a16cccf585c7f7c8", "shapes": {"caps_json": {"country": {"UK": 25}}, "floors_json": {"product": {"Payments": 26}}, "bundles_json": [], "targets_json": {}, "prerequisites_json": {}, "synergy_bonuses_json": [], "exclusions_pairs_json": [], "mandatory_initiatives_json": ["INIT-2"], "exclusions_initiatives_json": []}, "bonusPct": [], "provenance": [{"rows": ["Constraints!5"], "entry": ["country", "UK"], "bucket": "caps_json", "strength": "hard"}, {"rows": ["Constraints!6"], "entry": ["product", "Payments"], "bucket": "floors_json", "strength": "hard"}, {"rows": ["Constraints!4"], "entry": ["INIT-2"], "bucket": "mandatory_initiatives_json", "strength": "hard"}], "scenarioName": "2026-Q1", "constraintSetName": "Tight"}, "kpis": [{"key": "revenue", "row": 2, "name": "revenue", "unit": "EUR", "level": "north_star", "notes": "", "broken": false, "direction": "increase"}, {"key": "score", "row": null, "name": "score", "unit": "", "level": "strategic", "notes": "", "broken": false, "direction": "increase"}, {"key": "speed", "row": 3, "name": "speed", "unit": "days", "level": "strategic", "notes": "", "broken": false, "direction": "decrease"}], "scope": "all", "format": "planwright-run-inputs/1", "leftOut": [], "scenario": {"row": 2, "mode": "north_star", "name": "2026-Q1", "notes": "", "broken": false, "weights": {}, "periodKey": "2026-Q1", "capacityTokens": 45, "synergyBonusPct": null}, "tieBreak": true, "northStar": "revenue", "candidates": [{"key": "INIT-1", "row": 2, "notes": "", "title": "Faster checkout – Zürich", "broken": false, "tokens": 10.5, "periodKey": null, "dimensions": {"country": "UK", "product": "Payments"}, "deadlineDate": null, "contributions": {"speed": 1.25, "revenue": 5}, "lifecycleStatus": "", "isSelectedForRun": true, "activeOverallScore": null}, {"key": "INIT-2", "row": 3, "notes": "two\nlines", "title": "Risk score 2", "broken": false, "tokens": 20, "periodKey": null, "dimensions": {"country": "UK", "product": "Risk"}, "deadlineDate": null, "contributions": {"speed": -0.5, "revenue": 8}, "lifecycleStatus": "", "isSelectedForRun": true, "activeOverallScore": null}, {"key": "INIT-3", "row": 4, "notes": "", "title": "Ledger", "broken": false, "tokens": 15, "periodKey": null, "dimensions": {"country": "DE", "product": "Payments"}, "deadlineDate": null, "contributions": {"speed": 2, "revenue": 6.1}, "lifecycleStatus": "", "isSelectedForRun": false, "activeOverallScore": null}, {"key": "INIT-5", "row": 5, "notes": "", "title": "Refunds", "broken": false, "tokens": 12, "periodKey": null, "dimensions": {"country": "UK", "product": "Payments"}, "deadlineDate": null, "contributions": {"speed": 3, "revenue": 4}, "lifecycleStatus": "", "isSelectedForRun": true, "activeOverallScore": null}]}', '{"gaps": [], "kpis": {}, "scope": "all", "issues": [], "result": "infeasible", "run_id": "RUN-20261128-202836-2c8086", "status": "succeeded", "gap_pct": null, "message": "No plan can keep all of these rules together. Constraints row 6 asks for at least 26 tokens in product Payments, but row 4 demands INIT-2, and row 5 allows at most 25 tokens in country UK: with all other rows as they are, at most 15 can be reached. Lower min_tokens of Constraints row 6 from 26 to 15, or drop Constraints row 4.", "conflict": {"rows": ["Constraints!4", "Constraints!5", "Constraints!6"], "relaxations": [{"alone": true, "changes": [{"to": 15, "row": "Constraints!6", "from": 26, "column": "min_tokens"}]}, {"alone": true, "changes": [{"row": "Constraints!4", "drop": true}]}], "cannot_alone": ["Constraints!5"], "proven_minimal": true}, "selected": [], "objective": [], "best_bound": [], "inputs_hash": "d7a47646a376e1ba13949bc76f66612e5b57c07f1b6d90f65b414065da2ee237", "capacity_used": 0, "scenario_name": "2026-Q1", "capacity_total": 45, "constraint_set_name": "Tight"}', NULL, NULL);
INSERT INTO public.optimization_runs OVERRIDING SYSTEM VALUE VALUES (4, 'RUN-20261128-202839-925702', 2, 3, 7, '2026-Q1', 'Base', 1, 1, 'all', '2026-Q1', '{"tie_break": true, "allow_stale": false, "time_limit_ms": 300000, "leave_out_errors": false}', 0, 'ada', 'succeeded', 'optimal', NULL, '[19.465]', '[19.465]', 0, 'planwright', '1.2', 74, 'a7b4a5bb23811d83469bcc363044ec4844a38fa70355d010c6c1412caf52c09d', '', '2026-11-28 20:28:39.099+00', '2026-11-28 20:28:39.111+00', '2026-11-28 20:28:39.207+00', '{"set": {"hash": "8a654805398cb3e2b24971458612061b4aa39e56363601131890445e1cf68103", "shapes": {"caps_json": {"country": {"UK": 35}}, "floors_json": {}, "bundles_json": [{"members": ["INIT-1", "INIT-5"], "bundle_key": "B1"}], "targets_json": {"all": {"all": {"revenue": {"type": "goal", "value": 9}}}, "country": {"UK": {"speed": {"type": "floor", "value": 5}}}}, "prerequisites_json": {"INIT-2": ["INIT-4"]}, "synergy_bonuses_json": [["INIT-3", "INIT-4"]], "exclusions_pairs_json": [], "mandatory_initiatives_json": [], "exclusions_initiatives_json": []}, "bonusPct": [["INIT-3", "INIT-4", 15]], "provenance": [{"rows": ["Constraints!3"], "entry": ["B1", "INIT-1"], "bucket": "bundles_json", "strength": "hard"}, {"rows": ["Constraints!3"], "entry": ["B1", "INIT-5"], "bucket": "bundles_json", "strength": "hard"}, {"rows": ["Constraints!2"], "entry": ["country", "UK"], "bucket": "caps_json", "strength": "hard"}, {"rows": ["Constraints!5"], "entry": ["INIT-2", "INIT-4"], "bucket": "prerequisites_json", "strength": "hard"}, {"rows": ["Constraints!4"], "entry": ["INIT-3", "INIT-4"], "bucket": "synergy_bonuses_json", "strength": "hard"}, {"rows": ["Targets!2"], "entry": ["all", "all", "revenue", "goal"], "bucket": "targets_json", "strength": "hard"}, {"rows": ["Targets!3"], "entry": ["country", "UK", "speed", "floor"], "bucket": "targets_json", "strength": "hard"}], "scenarioName": "2026-Q1", "constraintSetName": "Base"}, "kpis": [{"key": "revenue", "row": 2, "name": "revenue", "unit": "EUR", "level": "north_star", "notes": "", "broken": false, "direction": "increase"}, {"key": "score", "row": null, "name": "score", "unit": "", "level": "strategic", "notes": "", "broken": false, "direction": "increase"}, {"key": "speed", "row": 3, "name": "speed", "unit": "days", "level": "strategic", "notes": "", "broken": false, "direction": "decrease"}], "scope": "all", "format": "planwright-run-inputs/1", "leftOut": [], "scenario": {"row": 2, "mode": "north_star", "name": "2026-Q1", "notes": "", "broken": false, "weights": {}, "periodKey": "2026-Q1", "capacityTokens": 45, "synergyBonusPct": null}, "tieBreak": true, "northStar": "revenue", "candidates": [{"key": "INIT-1", "row": 2, "notes": "", "title": "Faster checkout – Zürich", "broken": false, "tokens": 10.5, "periodKey": null, "dimensions": {"country": "UK", "product": "Payments"}, "deadlineDate": null, "contributions": {"speed": 1.25, "revenue": 5}, "lifecycleStatus": "", "isSelectedForRun": true, "activeOverallScore": null}, {"key": "INIT-2", "row": 3, "notes": "two\nlines", "title": "Risk score", "broken": false, "tokens": 20, "periodKey": null, "dimensions": {"country": "UK", "product": "Risk"}, "deadlineDate": null, "contributions": {"speed": -0.5, "revenue": 8}, "lifecycleStatus": "", "isSelectedForRun": true, "activeOverallScore": null}, {"key": "INIT-3", "row": 4, "notes": "", "title": "Ledger", "broken": false, "tokens": 15, "periodKey": null, "dimensions": {"country": "DE", "product": "Payments"}, "deadlineDate": null, "contributions": {"speed": 2, "revenue": 6.1}, "lifecycleStatus": "", "isSelectedForRun": false, "activeOverallScore": null}, {"key": "INIT-4", "row": 5, "notes": "", "title": "Onboarding", "broken": false, "tokens": 7.25, "periodKey": null, "dimensions": {"country": "DE", "product": "Growth"}, "deadlineDate": null, "contributions": {"speed": 0, "revenue": 3}, "lifecycleStatus": "", "isSelectedForRun": true, "activeOverallScore": null}, {"key": "INIT-5", "row": 6, "notes": "", "title": "Refunds", "broken": false, "tokens": 12, "periodKey": null, "dimensions": {"country": "UK", "product": "Payments"}, "deadlineDate": null, "contributions": {"speed": 3, "revenue": 4}, "lifecycleStatus": "", "isSelectedForRun": true, "activeOverallScore": null}]}', '{"gaps": [{"gap": -9.1, "run_id": "RUN-20261128-202839-925702", "target": 9, "kpi_key": "revenue", "achieved": 18.1, "baseline": null, "severity": "ok", "dimension": "all", "target_type": "goal", "dimension_key": "all", "recommendation": "Reached, with 9.1 to spare."}, {"gap": -0.75, "run_id": "RUN-20261128-202839-925702", "target": 5, "kpi_key": "speed", "achieved": 4.25, "baseline": null, "severity": "ok", "dimension": "country", "target_type": "floor", "dimension_key": "UK", "recommendation": "Kept: speed may get worse by at most 5 and gets worse by 4.25."}], "kpis": {"speed": 6.25, "revenue": 18.1}, "scope": "all", "issues": [{"row": 3, "tab": "Targets", "code": "target-sign", "message": "A target of 5 for speed without a baseline lets it get worse by at most 5 (it should decrease). If an improvement is meant, turn the sign; if a level is meant, fill baseline_value.", "severity": "warning"}], "result": "optimal", "run_id": "RUN-20261128-202839-925702", "status": "succeeded", "gap_pct": 0, "message": "Proven best plan.", "selected": ["INIT-1", "INIT-3", "INIT-4", "INIT-5"], "objective": [19.465], "best_bound": [19.465], "inputs_hash": "a7b4a5bb23811d83469bcc363044ec4844a38fa70355d010c6c1412caf52c09d", "capacity_used": 44.75, "scenario_name": "2026-Q1", "capacity_total": 45, "constraint_set_name": "Base"}', NULL, NULL);
INSERT INTO public.optimization_runs OVERRIDING SYSTEM VALUE VALUES (5, 'RUN-20261128-202845-d66d41', 1, NULL, NULL, '2026-Q1', 'Base', NULL, NULL, 'all', '2026-Q1', '{"time_limit_ms": 300000}', 0, 'ada', 'succeeded', 'optimal', NULL, '[12]', '[12]', 0, 'planwright', '1.2', 68, '0526810da499bd5887231e84ec97bace7b73d218e0b98f5150174072455b3dc2', 'What if, on the inputs of RUN-20261128-202831-13fd56: capacity 45 -> 30.', '2026-11-28 20:28:45.605+00', '2026-11-28 20:28:45.617+00', '2026-11-28 20:28:45.696+00', '{"set": {"hash": "8a654805398cb3e2b24971458612061b4aa39e56363601131890445e1cf68103", "shapes": {"caps_json": {"country": {"UK": 35}}, "floors_json": {}, "bundles_json": [{"members": ["INIT-1", "INIT-5"], "bundle_key": "B1"}], "targets_json": {"all": {"all": {"revenue": {"type": "goal", "value": 9}}}, "country": {"UK": {"speed": {"type": "floor", "value": 5}}}}, "prerequisites_json": {"INIT-2": ["INIT-4"]}, "synergy_bonuses_json": [["INIT-3", "INIT-4"]], "exclusions_pairs_json": [], "mandatory_initiatives_json": [], "exclusions_initiatives_json": []}, "bonusPct": [["INIT-3", "INIT-4", 15]], "provenance": [{"rows": ["Constraints!3"], "entry": ["B1", "INIT-1"], "bucket": "bundles_json", "strength": "hard"}, {"rows": ["Constraints!3"], "entry": ["B1", "INIT-5"], "bucket": "bundles_json", "strength": "hard"}, {"rows": ["Constraints!2"], "entry": ["country", "UK"], "bucket": "caps_json", "strength": "hard"}, {"rows": ["Constraints!5"], "entry": ["INIT-2", "INIT-4"], "bucket": "prerequisites_json", "strength": "hard"}, {"rows": ["Constraints!4"], "entry": ["INIT-3", "INIT-4"], "bucket": "synergy_bonuses_json", "strength": "hard"}, {"rows": ["Targets!2"], "entry": ["all", "all", "revenue", "goal"], "bucket": "targets_json", "strength": "hard"}, {"rows": ["Targets!3"], "entry": ["country", "UK", "speed", "floor"], "bucket": "targets_json", "strength": "hard"}], "scenarioName": "2026-Q1", "constraintSetName": "Base"}, "kpis": [{"key": "revenue", "row": 2, "name": "revenue", "unit": "EUR", "level": "north_star", "notes": "", "broken": false, "direction": "increase"}, {"key": "score", "row": null, "name": "score", "unit": "", "level": "strategic", "notes": "", "broken": false, "direction": "increase"}, {"key": "speed", "row": 3, "name": "speed", "unit": "days", "level": "strategic", "notes": "", "broken": false, "direction": "decrease"}], "scope": "all", "format": "planwright-run-inputs/1", "leftOut": [], "scenario": {"row": 2, "mode": "north_star", "name": "2026-Q1", "notes": "", "broken": false, "weights": {}, "periodKey": "2026-Q1", "capacityTokens": 30, "synergyBonusPct": null}, "tieBreak": true, "northStar": "revenue", "candidates": [{"key": "INIT-1", "row": 2, "notes": "", "title": "Faster checkout – Zürich", "broken": false, "tokens": 10.5, "periodKey": null, "dimensions": {"country": "UK", "product": "Payments"}, "deadlineDate": null, "contributions": {"speed": 1.25, "revenue": 5}, "lifecycleStatus": "", "isSelectedForRun": true, "activeOverallScore": null}, {"key": "INIT-2", "row": 3, "notes": "two\nlines", "title": "Risk score", "broken": false, "tokens": 20, "periodKey": null, "dimensions": {"country": "UK", "product": "Risk"}, "deadlineDate": null, "contributions": {"speed": -0.5, "revenue": 8}, "lifecycleStatus": "", "isSelectedForRun": true, "activeOverallScore": null}, {"key": "INIT-3", "row": 4, "notes": "", "title": "Ledger", "broken": false, "tokens": 15, "periodKey": null, "dimensions": {"country": "DE", "product": "Payments"}, "deadlineDate": null, "contributions": {"speed": 2, "revenue": 6.1}, "lifecycleStatus": "", "isSelectedForRun": false, "activeOverallScore": null}, {"key": "INIT-4", "row": 5, "notes": "", "title": "Onboarding", "broken": false, "tokens": 7.25, "periodKey": null, "dimensions": {"country": "DE", "product": "Growth"}, "deadlineDate": null, "contributions": {"speed": 0, "revenue": 3}, "lifecycleStatus": "", "isSelectedForRun": true, "activeOverallScore": null}, {"key": "INIT-5", "row": 6, "notes": "", "title": "Refunds", "broken": false, "tokens": 12, "periodKey": null, "dimensions": {"country": "UK", "product": "Payments"}, "deadlineDate": null, "contributions": {"speed": 3, "revenue": 4}, "lifecycleStatus": "", "isSelectedForRun": true, "activeOverallScore": null}]}', '{"gaps": [{"gap": -3, "run_id": "RUN-20261128-202845-d66d41", "target": 9, "kpi_key": "revenue", "achieved": 12, "baseline": null, "severity": "ok", "dimension": "all", "target_type": "goal", "dimension_key": "all", "recommendation": "Reached, with 3 to spare."}, {"gap": -0.75, "run_id": "RUN-20261128-202845-d66d41", "target": 5, "kpi_key": "speed", "achieved": 4.25, "baseline": null, "severity": "ok", "dimension": "country", "target_type": "floor", "dimension_key": "UK", "recommendation": "Kept: speed may get worse by at most 5 and gets worse by 4.25."}], "kpis": {"speed": 4.25, "revenue": 12}, "scope": "all", "issues": [], "result": "optimal", "run_id": "RUN-20261128-202845-d66d41", "status": "succeeded", "gap_pct": 0, "message": "Proven best plan. What if, on the inputs of RUN-20261128-202831-13fd56: capacity 45 -> 30.", "selected": ["INIT-1", "INIT-4", "INIT-5"], "objective": [12], "best_bound": [12], "inputs_hash": "0526810da499bd5887231e84ec97bace7b73d218e0b98f5150174072455b3dc2", "capacity_used": 29.75, "scenario_name": "2026-Q1", "capacity_total": 30, "constraint_set_name": "Base"}', 1, '["capacity 45 -> 30"]');
INSERT INTO public.optimization_runs OVERRIDING SYSTEM VALUE VALUES (6, 'RUN-20261129-104307-4331c4', 3, 5, 10, 'Q1', 'Base', 1, 1, 'all', '2026-Q1', '{"tie_break": true, "allow_stale": false, "time_limit_ms": 300000, "leave_out_errors": false}', 0, 'mia@example.org', 'succeeded', 'optimal', NULL, '[190]', '[190]', 0, 'planwright', '1.2', 25, '04ff76018e800ed86cd76fb71ba99b4d95588dd2c88745fe8ef29cb51b64eace', '', '2026-11-29 10:43:07.362+00', '2026-11-29 10:43:07.366+00', '2026-11-29 10:43:07.488+00', '{"set": {"hash": "ceef6e04267afc9e539a2ae07e245378ac420e52cd843fb98dfcb9e958286f2b", "shapes": {"caps_json": {"country": {"UK": 25}}, "floors_json": {}, "bundles_json": [], "targets_json": {"all": {"all": {"gmv": {"type": "goal", "value": 250}}}}, "prerequisites_json": {}, "synergy_bonuses_json": [], "exclusions_pairs_json": [], "mandatory_initiatives_json": [], "exclusions_initiatives_json": []}, "bonusPct": [], "provenance": [{"rows": ["Constraints!2"], "entry": ["country", "UK"], "bucket": "caps_json", "strength": "hard"}, {"rows": ["Targets!2"], "entry": ["all", "all", "gmv", "goal"], "bucket": "targets_json", "strength": "hard"}], "scenarioName": "Q1", "constraintSetName": "Base"}, "kpis": [{"key": "gmv", "row": 2, "name": "gmv", "unit": "EUR", "level": "north_star", "notes": "", "broken": false, "direction": "increase"}, {"key": "score", "row": null, "name": "score", "unit": "", "level": "strategic", "notes": "", "broken": false, "direction": "increase"}], "scope": "all", "format": "planwright-run-inputs/1", "leftOut": [], "scenario": {"row": 2, "mode": "north_star", "name": "Q1", "notes": "", "broken": false, "weights": {}, "periodKey": "2026-Q1", "capacityTokens": 60, "synergyBonusPct": null}, "tieBreak": true, "northStar": "gmv", "candidates": [{"key": "A", "row": 2, "notes": "=1+1", "title": "Search", "broken": false, "tokens": 10, "periodKey": null, "dimensions": {"country": "UK"}, "deadlineDate": null, "contributions": {"gmv": 100}, "lifecycleStatus": "", "isSelectedForRun": true, "activeOverallScore": null}, {"key": "B", "row": 3, "notes": "", "title": "Pay", "broken": false, "tokens": 20, "periodKey": null, "dimensions": {"country": "UK"}, "deadlineDate": null, "contributions": {"gmv": 50}, "lifecycleStatus": "", "isSelectedForRun": false, "activeOverallScore": null}, {"key": "C", "row": 4, "notes": "", "title": "Ship", "broken": false, "tokens": 40, "periodKey": null, "dimensions": {"country": "DE"}, "deadlineDate": null, "contributions": {"gmv": 90}, "lifecycleStatus": "", "isSelectedForRun": true, "activeOverallScore": null}, {"key": "D", "row": 5, "notes": "", "title": "Track", "broken": false, "tokens": 5, "periodKey": null, "dimensions": {"country": "DE"}, "deadlineDate": null, "contributions": {"gmv": 0}, "lifecycleStatus": "", "isSelectedForRun": false, "activeOverallScore": null}]}', '{"gaps": [{"gap": 60, "run_id": "RUN-20261129-104307-4331c4", "target": 250, "kpi_key": "gmv", "achieved": 190, "baseline": null, "severity": "warning", "dimension": "all", "target_type": "goal", "dimension_key": "all", "recommendation": "Short by 60: 190 where the goal is 250 (76 % of the way). Left out in all initiatives, most gain per token first: B (+50 for 20 tokens). It would close 50 of it."}], "kpis": {"gmv": 190}, "scope": "all", "issues": [{"fix": "If the value is a level, fill baseline_value; else lower it.", "row": 2, "tab": "Targets", "code": "goal-unreachable", "message": "The goal asks for 250 of gmv in all initiatives; all initiatives together could give 240. Is the value a level? Then fill baseline_value.", "severity": "warning"}], "result": "optimal", "run_id": "RUN-20261129-104307-4331c4", "status": "succeeded", "gap_pct": 0, "message": "Proven best plan.", "selected": ["A", "C"], "objective": [190], "best_bound": [190], "inputs_hash": "04ff76018e800ed86cd76fb71ba99b4d95588dd2c88745fe8ef29cb51b64eace", "capacity_used": 50, "scenario_name": "Q1", "capacity_total": 60, "constraint_set_name": "Base"}', NULL, NULL);

INSERT INTO public.optimization_scenarios OVERRIDING SYSTEM VALUE VALUES (1, 1, '2026-Q1', '2026-q1', '2026-Q1', 45, 'north_star', '{}', NULL, '', 'd0a51783fd165a0ef534373f882f6b0948a070bbbf1ebc3c6a5ffa72bda7c640', 1, '{"row": 2}', '2026-11-28 20:28:30.279+00', '2026-11-28 20:28:30.279+00', NULL, NULL);
INSERT INTO public.optimization_scenarios OVERRIDING SYSTEM VALUE VALUES (2, 1, '2026-Q2', '2026-q2', '2026-Q2', 40, 'weighted_kpis', '{"speed": 0.4, "revenue": 1}', NULL, '', 'be775d1c515a5bfdcf4d2547ea48be18861365fcc3991c502583b86ee0efe42e', 1, '{"row": 3}', '2026-11-28 20:28:30.279+00', '2026-11-28 20:28:30.279+00', NULL, NULL);
INSERT INTO public.optimization_scenarios OVERRIDING SYSTEM VALUE VALUES (3, 2, '2026-Q1', '2026-q1', '2026-Q1', 45, 'north_star', '{}', NULL, '', 'd0a51783fd165a0ef534373f882f6b0948a070bbbf1ebc3c6a5ffa72bda7c640', 1, '{"row": 2}', '2026-11-28 20:28:38.929+00', '2026-11-28 20:28:38.929+00', NULL, NULL);
INSERT INTO public.optimization_scenarios OVERRIDING SYSTEM VALUE VALUES (4, 2, '2026-Q2', '2026-q2', '2026-Q2', 40, 'weighted_kpis', '{"speed": 0.4, "revenue": 1}', NULL, '', 'be775d1c515a5bfdcf4d2547ea48be18861365fcc3991c502583b86ee0efe42e', 1, '{"row": 3}', '2026-11-28 20:28:38.929+00', '2026-11-28 20:28:38.929+00', NULL, NULL);
INSERT INTO public.optimization_scenarios OVERRIDING SYSTEM VALUE VALUES (5, 3, 'Q1', 'q1', '2026-Q1', 60, 'north_star', '{}', NULL, '', '5e0933e9010ac31f296edc80b34de44f2b5aa9dd1d7eb0e84bbaed96d1858545', 1, '{"row": 2}', '2026-11-29 10:43:07.333+00', '2026-11-29 10:43:07.333+00', NULL, NULL);

INSERT INTO public.plan_publications OVERRIDING SYSTEM VALUE VALUES (1, 1, '2026-q1', 1, 'published', 'agreed', 'ada', '2026-11-28 20:28:47.57+00');
INSERT INTO public.plan_publications OVERRIDING SYSTEM VALUE VALUES (2, 1, '2026-q1', 1, 'unpublished', '', 'ada', '2026-11-28 20:28:49.212+00');
INSERT INTO public.plan_publications OVERRIDING SYSTEM VALUE VALUES (3, 1, '2026-q1', 1, 'published', '', 'ada', '2026-11-28 20:28:50.693+00');

INSERT INTO public.planwright_migrations VALUES ('0000_first', '2026-11-28 20:28:30.198+00');
INSERT INTO public.planwright_migrations VALUES ('0001_run_verifications', '2026-11-28 20:28:30.198+00');
INSERT INTO public.planwright_migrations VALUES ('0002_published_plans', '2026-11-28 20:28:30.198+00');
INSERT INTO public.planwright_migrations VALUES ('0003_run_futures', '2026-11-28 20:28:30.198+00');
INSERT INTO public.planwright_migrations VALUES ('0004_initiative_ranges', '2026-11-28 20:28:30.198+00');
INSERT INTO public.planwright_migrations VALUES ('0005_team_service', '2026-11-29 10:43:06.685+00');

INSERT INTO public.portfolio_items OVERRIDING SYSTEM VALUE VALUES (1, 1, 1, 'INIT-1', 10.5, 0);
INSERT INTO public.portfolio_items OVERRIDING SYSTEM VALUE VALUES (2, 1, 3, 'INIT-3', 15, 1);
INSERT INTO public.portfolio_items OVERRIDING SYSTEM VALUE VALUES (3, 1, 4, 'INIT-4', 7.25, 2);
INSERT INTO public.portfolio_items OVERRIDING SYSTEM VALUE VALUES (4, 1, 5, 'INIT-5', 12, 3);
INSERT INTO public.portfolio_items OVERRIDING SYSTEM VALUE VALUES (5, 2, 1, 'INIT-1', 10.5, 0);
INSERT INTO public.portfolio_items OVERRIDING SYSTEM VALUE VALUES (6, 2, 5, 'INIT-5', 12, 1);
INSERT INTO public.portfolio_items OVERRIDING SYSTEM VALUE VALUES (7, 3, 9, 'INIT-1', 10.5, 0);
INSERT INTO public.portfolio_items OVERRIDING SYSTEM VALUE VALUES (8, 3, 11, 'INIT-3', 15, 1);
INSERT INTO public.portfolio_items OVERRIDING SYSTEM VALUE VALUES (9, 3, 12, 'INIT-4', 7.25, 2);
INSERT INTO public.portfolio_items OVERRIDING SYSTEM VALUE VALUES (10, 3, 13, 'INIT-5', 12, 3);
INSERT INTO public.portfolio_items OVERRIDING SYSTEM VALUE VALUES (11, 4, 1, 'INIT-1', 10.5, 0);
INSERT INTO public.portfolio_items OVERRIDING SYSTEM VALUE VALUES (12, 4, 4, 'INIT-4', 7.25, 1);
INSERT INTO public.portfolio_items OVERRIDING SYSTEM VALUE VALUES (13, 4, 5, 'INIT-5', 12, 2);
INSERT INTO public.portfolio_items OVERRIDING SYSTEM VALUE VALUES (14, 5, 14, 'A', 10, 0);
INSERT INTO public.portfolio_items OVERRIDING SYSTEM VALUE VALUES (15, 5, 16, 'C', 40, 1);

INSERT INTO public.portfolios OVERRIDING SYSTEM VALUE VALUES (1, 1, 4, 44.75, 45, '2026-11-28 20:28:31.77+00');
INSERT INTO public.portfolios OVERRIDING SYSTEM VALUE VALUES (2, 2, 2, 22.5, 45, '2026-11-28 20:28:34.717+00');
INSERT INTO public.portfolios OVERRIDING SYSTEM VALUE VALUES (3, 4, 4, 44.75, 45, '2026-11-28 20:28:39.207+00');
INSERT INTO public.portfolios OVERRIDING SYSTEM VALUE VALUES (4, 5, 3, 29.75, 30, '2026-11-28 20:28:45.696+00');
INSERT INTO public.portfolios OVERRIDING SYSTEM VALUE VALUES (5, 6, 2, 50, 60, '2026-11-29 10:43:07.488+00');

INSERT INTO public.record_versions OVERRIDING SYSTEM VALUE VALUES (1, 1, 'kpi', 1, 'revenue', 1, false, 'eda40b0cd48d1cd579d4bc94c7b52bd11a39e85d3351bd191b78a751066d2dbb', '{"key": "revenue", "row": 2, "name": "revenue", "unit": "EUR", "level": "north_star", "notes": "", "broken": false, "direction": "increase", "isNorthStar": true}', '2026-11-28 20:28:30.279+00');
INSERT INTO public.record_versions OVERRIDING SYSTEM VALUE VALUES (2, 1, 'kpi', 2, 'score', 1, false, '5363e64a179afc18bc5837a08a90ca09f4b7601ed458aafe4f75aa49d55beac3', '{"key": "score", "row": null, "name": "score", "unit": "", "level": "strategic", "notes": "", "broken": false, "direction": "increase", "isNorthStar": false}', '2026-11-28 20:28:30.279+00');
INSERT INTO public.record_versions OVERRIDING SYSTEM VALUE VALUES (3, 1, 'kpi', 3, 'speed', 1, false, '1b5c3a7c33284eaccea47a7a67bf0b449d48baa0a268bdd3e98b0f7ca5bba960', '{"key": "speed", "row": 3, "name": "speed", "unit": "days", "level": "strategic", "notes": "", "broken": false, "direction": "decrease", "isNorthStar": false}', '2026-11-28 20:28:30.279+00');
INSERT INTO public.record_versions OVERRIDING SYSTEM VALUE VALUES (4, 1, 'initiative', 1, 'INIT-1', 1, false, '9f4ff34c5ab3e46241f3b696d3f6143905f51b20e000c99272b0ae027d7ec7c6', '{"key": "INIT-1", "row": 2, "notes": "", "title": "Faster checkout – Zürich", "broken": false, "tokens": 10.5, "periodKey": null, "dimensions": {"country": "UK", "product": "Payments"}, "deadlineDate": null, "contributions": {"speed": 1.25, "revenue": 5}, "lifecycleStatus": "", "isSelectedForRun": true, "activeOverallScore": null}', '2026-11-28 20:28:30.279+00');
INSERT INTO public.record_versions OVERRIDING SYSTEM VALUE VALUES (5, 1, 'initiative', 2, 'INIT-2', 1, false, '10bbe0289e1079cbd0760202e9fcfcf61389a45fcba54e37f01b6e2e47f75948', '{"key": "INIT-2", "row": 3, "notes": "two\nlines", "title": "Risk score", "broken": false, "tokens": 20, "periodKey": null, "dimensions": {"country": "UK", "product": "Risk"}, "deadlineDate": null, "contributions": {"speed": -0.5, "revenue": 8}, "lifecycleStatus": "", "isSelectedForRun": true, "activeOverallScore": null}', '2026-11-28 20:28:30.279+00');
INSERT INTO public.record_versions OVERRIDING SYSTEM VALUE VALUES (6, 1, 'initiative', 3, 'INIT-3', 1, false, '226cdfb05c5a31805aff4dcae5fea256116a4fda36255f989f76ac5ee6568b2e', '{"key": "INIT-3", "row": 4, "notes": "", "title": "Ledger", "broken": false, "tokens": 15, "periodKey": null, "dimensions": {"country": "DE", "product": "Payments"}, "deadlineDate": null, "contributions": {"speed": 2, "revenue": 6.1}, "lifecycleStatus": "", "isSelectedForRun": false, "activeOverallScore": null}', '2026-11-28 20:28:30.279+00');
INSERT INTO public.record_versions OVERRIDING SYSTEM VALUE VALUES (7, 1, 'initiative', 4, 'INIT-4', 1, false, 'd361972e72f04693eadd68db024f38f0dbafd7b079be038fd5d733192934872c', '{"key": "INIT-4", "row": 5, "notes": "", "title": "Onboarding", "broken": false, "tokens": 7.25, "periodKey": null, "dimensions": {"country": "DE", "product": "Growth"}, "deadlineDate": null, "contributions": {"speed": 0, "revenue": 3}, "lifecycleStatus": "", "isSelectedForRun": true, "activeOverallScore": null}', '2026-11-28 20:28:30.279+00');
INSERT INTO public.record_versions OVERRIDING SYSTEM VALUE VALUES (8, 1, 'initiative', 5, 'INIT-5', 1, false, '2a3d89341bbf6c31ebb9f6353145e69842b6d7b3bbb94530ed70f2e7df16ac4d', '{"key": "INIT-5", "row": 6, "notes": "", "title": "Refunds", "broken": false, "tokens": 12, "periodKey": null, "dimensions": {"country": "UK", "product": "Payments"}, "deadlineDate": null, "contributions": {"speed": 3, "revenue": 4}, "lifecycleStatus": "", "isSelectedForRun": true, "activeOverallScore": null}', '2026-11-28 20:28:30.279+00');
INSERT INTO public.record_versions OVERRIDING SYSTEM VALUE VALUES (9, 1, 'scenario', 1, '2026-Q1', 1, false, 'd0a51783fd165a0ef534373f882f6b0948a070bbbf1ebc3c6a5ffa72bda7c640', '{"row": 2, "mode": "north_star", "name": "2026-Q1", "notes": "", "broken": false, "weights": {}, "periodKey": "2026-Q1", "capacityTokens": 45, "synergyBonusPct": null}', '2026-11-28 20:28:30.279+00');
INSERT INTO public.record_versions OVERRIDING SYSTEM VALUE VALUES (10, 1, 'scenario', 2, '2026-Q2', 1, false, 'be775d1c515a5bfdcf4d2547ea48be18861365fcc3991c502583b86ee0efe42e', '{"row": 3, "mode": "weighted_kpis", "name": "2026-Q2", "notes": "", "broken": false, "weights": {"speed": 0.4, "revenue": 1}, "periodKey": "2026-Q2", "capacityTokens": 40, "synergyBonusPct": null}', '2026-11-28 20:28:30.279+00');
INSERT INTO public.record_versions OVERRIDING SYSTEM VALUE VALUES (11, 1, 'constraint set', 1, '2026-Q1 / Base', 1, false, '8a654805398cb3e2b24971458612061b4aa39e56363601131890445e1cf68103', '{"hash": "8a654805398cb3e2b24971458612061b4aa39e56363601131890445e1cf68103", "shapes": {"caps_json": {"country": {"UK": 35}}, "floors_json": {}, "bundles_json": [{"members": ["INIT-1", "INIT-5"], "bundle_key": "B1"}], "targets_json": {"all": {"all": {"revenue": {"type": "goal", "value": 9}}}, "country": {"UK": {"speed": {"type": "floor", "value": 5}}}}, "prerequisites_json": {"INIT-2": ["INIT-4"]}, "synergy_bonuses_json": [["INIT-3", "INIT-4"]], "exclusions_pairs_json": [], "mandatory_initiatives_json": [], "exclusions_initiatives_json": []}, "bonusPct": [["INIT-3", "INIT-4", 15]], "provenance": [{"rows": ["Constraints!3"], "entry": ["B1", "INIT-1"], "bucket": "bundles_json", "strength": "hard"}, {"rows": ["Constraints!3"], "entry": ["B1", "INIT-5"], "bucket": "bundles_json", "strength": "hard"}, {"rows": ["Constraints!2"], "entry": ["country", "UK"], "bucket": "caps_json", "strength": "hard"}, {"rows": ["Constraints!5"], "entry": ["INIT-2", "INIT-4"], "bucket": "prerequisites_json", "strength": "hard"}, {"rows": ["Constraints!4"], "entry": ["INIT-3", "INIT-4"], "bucket": "synergy_bonuses_json", "strength": "hard"}, {"rows": ["Targets!2"], "entry": ["all", "all", "revenue", "goal"], "bucket": "targets_json", "strength": "hard"}, {"rows": ["Targets!3"], "entry": ["country", "UK", "speed", "floor"], "bucket": "targets_json", "strength": "hard"}], "scenarioName": "2026-Q1", "constraintSetName": "Base"}', '2026-11-28 20:28:30.279+00');
INSERT INTO public.record_versions OVERRIDING SYSTEM VALUE VALUES (12, 1, 'constraint set', 2, '2026-Q1 / Tight', 1, false, '03b077e7ab34969b72e889761f2dad9e9ea0441897f18da6a16cccf585c7f7c8', '{"hash": "03b077e7ab34969b72e889761f2dad9e9ea0441897f18da6a16cccf585c7f7c8", "shapes": {"caps_json": {"country": {"UK": 25}}, "floors_json": {"product": {"Payments": 26}}, "bundles_json": [], "targets_json": {}, "prerequisites_json": {}, "synergy_bonuses_json": [], "exclusions_pairs_json": [], "mandatory_initiatives_json": ["INIT-2"], "exclusions_initiatives_json": []}, "bonusPct": [], "provenance": [{"rows": ["Constraints!7"], "entry": ["country", "UK"], "bucket": "caps_json", "strength": "hard"}, {"rows": ["Constraints!8"], "entry": ["product", "Payments"], "bucket": "floors_json", "strength": "hard"}, {"rows": ["Constraints!6"], "entry": ["INIT-2"], "bucket": "mandatory_initiatives_json", "strength": "hard"}], "scenarioName": "2026-Q1", "constraintSetName": "Tight"}', '2026-11-28 20:28:30.279+00');
INSERT INTO public.record_versions OVERRIDING SYSTEM VALUE VALUES (22, 2, 'initiative', 10, 'INIT-2', 1, false, '10bbe0289e1079cbd0760202e9fcfcf61389a45fcba54e37f01b6e2e47f75948', '{"key": "INIT-2", "row": 3, "notes": "two\nlines", "title": "Risk score", "broken": false, "tokens": 20, "periodKey": null, "dimensions": {"country": "UK", "product": "Risk"}, "deadlineDate": null, "contributions": {"speed": -0.5, "revenue": 8}, "lifecycleStatus": "", "isSelectedForRun": true, "activeOverallScore": null}', '2026-11-28 20:28:38.929+00');
INSERT INTO public.record_versions OVERRIDING SYSTEM VALUE VALUES (13, 1, 'constraint set', 3, '2026-Q2 / Base', 1, false, '8a654805398cb3e2b24971458612061b4aa39e56363601131890445e1cf68103', '{"hash": "8a654805398cb3e2b24971458612061b4aa39e56363601131890445e1cf68103", "shapes": {"caps_json": {"country": {"UK": 35}}, "floors_json": {}, "bundles_json": [{"members": ["INIT-1", "INIT-5"], "bundle_key": "B1"}], "targets_json": {"all": {"all": {"revenue": {"type": "goal", "value": 9}}}, "country": {"UK": {"speed": {"type": "floor", "value": 5}}}}, "prerequisites_json": {"INIT-2": ["INIT-4"]}, "synergy_bonuses_json": [["INIT-3", "INIT-4"]], "exclusions_pairs_json": [], "mandatory_initiatives_json": [], "exclusions_initiatives_json": []}, "bonusPct": [["INIT-3", "INIT-4", 15]], "provenance": [{"rows": ["Constraints!3"], "entry": ["B1", "INIT-1"], "bucket": "bundles_json", "strength": "hard"}, {"rows": ["Constraints!3"], "entry": ["B1", "INIT-5"], "bucket": "bundles_json", "strength": "hard"}, {"rows": ["Constraints!2"], "entry": ["country", "UK"], "bucket": "caps_json", "strength": "hard"}, {"rows": ["Constraints!5"], "entry": ["INIT-2", "INIT-4"], "bucket": "prerequisites_json", "strength": "hard"}, {"rows": ["Constraints!4"], "entry": ["INIT-3", "INIT-4"], "bucket": "synergy_bonuses_json", "strength": "hard"}, {"rows": ["Targets!2"], "entry": ["all", "all", "revenue", "goal"], "bucket": "targets_json", "strength": "hard"}, {"rows": ["Targets!3"], "entry": ["country", "UK", "speed", "floor"], "bucket": "targets_json", "strength": "hard"}], "scenarioName": "2026-Q2", "constraintSetName": "Base"}', '2026-11-28 20:28:30.279+00');
INSERT INTO public.record_versions OVERRIDING SYSTEM VALUE VALUES (14, 1, 'initiative', 2, 'INIT-2', 2, false, 'feb57608cbf023ca3874751e1ea3969f582d159ee5a65cad29c740ea40aee238', '{"key": "INIT-2", "row": 3, "notes": "two\nlines", "title": "Risk score 2", "broken": false, "tokens": 20, "periodKey": null, "dimensions": {"country": "UK", "product": "Risk"}, "deadlineDate": null, "contributions": {"speed": -0.5, "revenue": 8}, "lifecycleStatus": "", "isSelectedForRun": true, "activeOverallScore": null}', '2026-11-28 20:28:33.187+00');
INSERT INTO public.record_versions OVERRIDING SYSTEM VALUE VALUES (15, 1, 'initiative', 4, 'INIT-4', 2, true, 'd361972e72f04693eadd68db024f38f0dbafd7b079be038fd5d733192934872c', '{"key": "INIT-4", "row": 5, "notes": "", "title": "Onboarding", "broken": false, "tokens": 7.25, "periodKey": null, "dimensions": {"country": "DE", "product": "Growth"}, "deadlineDate": null, "contributions": {"speed": 0, "revenue": 3}, "lifecycleStatus": "", "isSelectedForRun": true, "activeOverallScore": null}', '2026-11-28 20:28:33.187+00');
INSERT INTO public.record_versions OVERRIDING SYSTEM VALUE VALUES (16, 1, 'constraint set', 1, '2026-Q1 / Base', 2, false, '26335c0ba29b0800a79e1fcb18225e9a1a64db4269f26c4e99d57ed9afb33131', '{"hash": "26335c0ba29b0800a79e1fcb18225e9a1a64db4269f26c4e99d57ed9afb33131", "shapes": {"caps_json": {"country": {"UK": 35}}, "floors_json": {}, "bundles_json": [{"members": ["INIT-1", "INIT-5"], "bundle_key": "B1"}], "targets_json": {"all": {"all": {"revenue": {"type": "goal", "value": 9}}}, "country": {"UK": {"speed": {"type": "floor", "value": 5}}}}, "prerequisites_json": {}, "synergy_bonuses_json": [], "exclusions_pairs_json": [], "mandatory_initiatives_json": [], "exclusions_initiatives_json": []}, "bonusPct": [], "provenance": [{"rows": ["Constraints!3"], "entry": ["B1", "INIT-1"], "bucket": "bundles_json", "strength": "hard"}, {"rows": ["Constraints!3"], "entry": ["B1", "INIT-5"], "bucket": "bundles_json", "strength": "hard"}, {"rows": ["Constraints!2"], "entry": ["country", "UK"], "bucket": "caps_json", "strength": "hard"}, {"rows": ["Targets!2"], "entry": ["all", "all", "revenue", "goal"], "bucket": "targets_json", "strength": "hard"}, {"rows": ["Targets!3"], "entry": ["country", "UK", "speed", "floor"], "bucket": "targets_json", "strength": "hard"}], "scenarioName": "2026-Q1", "constraintSetName": "Base"}', '2026-11-28 20:28:33.187+00');
INSERT INTO public.record_versions OVERRIDING SYSTEM VALUE VALUES (17, 1, 'constraint set', 3, '2026-Q2 / Base', 2, false, '26335c0ba29b0800a79e1fcb18225e9a1a64db4269f26c4e99d57ed9afb33131', '{"hash": "26335c0ba29b0800a79e1fcb18225e9a1a64db4269f26c4e99d57ed9afb33131", "shapes": {"caps_json": {"country": {"UK": 35}}, "floors_json": {}, "bundles_json": [{"members": ["INIT-1", "INIT-5"], "bundle_key": "B1"}], "targets_json": {"all": {"all": {"revenue": {"type": "goal", "value": 9}}}, "country": {"UK": {"speed": {"type": "floor", "value": 5}}}}, "prerequisites_json": {}, "synergy_bonuses_json": [], "exclusions_pairs_json": [], "mandatory_initiatives_json": [], "exclusions_initiatives_json": []}, "bonusPct": [], "provenance": [{"rows": ["Constraints!3"], "entry": ["B1", "INIT-1"], "bucket": "bundles_json", "strength": "hard"}, {"rows": ["Constraints!3"], "entry": ["B1", "INIT-5"], "bucket": "bundles_json", "strength": "hard"}, {"rows": ["Constraints!2"], "entry": ["country", "UK"], "bucket": "caps_json", "strength": "hard"}, {"rows": ["Targets!2"], "entry": ["all", "all", "revenue", "goal"], "bucket": "targets_json", "strength": "hard"}, {"rows": ["Targets!3"], "entry": ["country", "UK", "speed", "floor"], "bucket": "targets_json", "strength": "hard"}], "scenarioName": "2026-Q2", "constraintSetName": "Base"}', '2026-11-28 20:28:33.187+00');
INSERT INTO public.record_versions OVERRIDING SYSTEM VALUE VALUES (18, 2, 'kpi', 4, 'revenue', 1, false, 'eda40b0cd48d1cd579d4bc94c7b52bd11a39e85d3351bd191b78a751066d2dbb', '{"key": "revenue", "row": 2, "name": "revenue", "unit": "EUR", "level": "north_star", "notes": "", "broken": false, "direction": "increase", "isNorthStar": true}', '2026-11-28 20:28:38.929+00');
INSERT INTO public.record_versions OVERRIDING SYSTEM VALUE VALUES (19, 2, 'kpi', 5, 'score', 1, false, '5363e64a179afc18bc5837a08a90ca09f4b7601ed458aafe4f75aa49d55beac3', '{"key": "score", "row": null, "name": "score", "unit": "", "level": "strategic", "notes": "", "broken": false, "direction": "increase", "isNorthStar": false}', '2026-11-28 20:28:38.929+00');
INSERT INTO public.record_versions OVERRIDING SYSTEM VALUE VALUES (20, 2, 'kpi', 6, 'speed', 1, false, '1b5c3a7c33284eaccea47a7a67bf0b449d48baa0a268bdd3e98b0f7ca5bba960', '{"key": "speed", "row": 3, "name": "speed", "unit": "days", "level": "strategic", "notes": "", "broken": false, "direction": "decrease", "isNorthStar": false}', '2026-11-28 20:28:38.929+00');
INSERT INTO public.record_versions OVERRIDING SYSTEM VALUE VALUES (21, 2, 'initiative', 9, 'INIT-1', 1, false, '9f4ff34c5ab3e46241f3b696d3f6143905f51b20e000c99272b0ae027d7ec7c6', '{"key": "INIT-1", "row": 2, "notes": "", "title": "Faster checkout – Zürich", "broken": false, "tokens": 10.5, "periodKey": null, "dimensions": {"country": "UK", "product": "Payments"}, "deadlineDate": null, "contributions": {"speed": 1.25, "revenue": 5}, "lifecycleStatus": "", "isSelectedForRun": true, "activeOverallScore": null}', '2026-11-28 20:28:38.929+00');
INSERT INTO public.record_versions OVERRIDING SYSTEM VALUE VALUES (33, 3, 'initiative', 14, 'A', 1, false, '4b401079336eea2b47e5da2dff2ed29bffcb12ab6ee02a9e323523104a39c3b5', '{"key": "A", "row": 2, "notes": "=1+1", "title": "Search", "broken": false, "tokens": 10, "periodKey": null, "dimensions": {"country": "UK"}, "deadlineDate": null, "contributions": {"gmv": 100}, "lifecycleStatus": "", "isSelectedForRun": true, "activeOverallScore": null}', '2026-11-29 10:43:07.333+00');
INSERT INTO public.record_versions OVERRIDING SYSTEM VALUE VALUES (23, 2, 'initiative', 11, 'INIT-3', 1, false, '226cdfb05c5a31805aff4dcae5fea256116a4fda36255f989f76ac5ee6568b2e', '{"key": "INIT-3", "row": 4, "notes": "", "title": "Ledger", "broken": false, "tokens": 15, "periodKey": null, "dimensions": {"country": "DE", "product": "Payments"}, "deadlineDate": null, "contributions": {"speed": 2, "revenue": 6.1}, "lifecycleStatus": "", "isSelectedForRun": false, "activeOverallScore": null}', '2026-11-28 20:28:38.929+00');
INSERT INTO public.record_versions OVERRIDING SYSTEM VALUE VALUES (24, 2, 'initiative', 12, 'INIT-4', 1, false, 'd361972e72f04693eadd68db024f38f0dbafd7b079be038fd5d733192934872c', '{"key": "INIT-4", "row": 5, "notes": "", "title": "Onboarding", "broken": false, "tokens": 7.25, "periodKey": null, "dimensions": {"country": "DE", "product": "Growth"}, "deadlineDate": null, "contributions": {"speed": 0, "revenue": 3}, "lifecycleStatus": "", "isSelectedForRun": true, "activeOverallScore": null}', '2026-11-28 20:28:38.929+00');
INSERT INTO public.record_versions OVERRIDING SYSTEM VALUE VALUES (25, 2, 'initiative', 13, 'INIT-5', 1, false, '2a3d89341bbf6c31ebb9f6353145e69842b6d7b3bbb94530ed70f2e7df16ac4d', '{"key": "INIT-5", "row": 6, "notes": "", "title": "Refunds", "broken": false, "tokens": 12, "periodKey": null, "dimensions": {"country": "UK", "product": "Payments"}, "deadlineDate": null, "contributions": {"speed": 3, "revenue": 4}, "lifecycleStatus": "", "isSelectedForRun": true, "activeOverallScore": null}', '2026-11-28 20:28:38.929+00');
INSERT INTO public.record_versions OVERRIDING SYSTEM VALUE VALUES (26, 2, 'scenario', 3, '2026-Q1', 1, false, 'd0a51783fd165a0ef534373f882f6b0948a070bbbf1ebc3c6a5ffa72bda7c640', '{"row": 2, "mode": "north_star", "name": "2026-Q1", "notes": "", "broken": false, "weights": {}, "periodKey": "2026-Q1", "capacityTokens": 45, "synergyBonusPct": null}', '2026-11-28 20:28:38.929+00');
INSERT INTO public.record_versions OVERRIDING SYSTEM VALUE VALUES (27, 2, 'scenario', 4, '2026-Q2', 1, false, 'be775d1c515a5bfdcf4d2547ea48be18861365fcc3991c502583b86ee0efe42e', '{"row": 3, "mode": "weighted_kpis", "name": "2026-Q2", "notes": "", "broken": false, "weights": {"speed": 0.4, "revenue": 1}, "periodKey": "2026-Q2", "capacityTokens": 40, "synergyBonusPct": null}', '2026-11-28 20:28:38.929+00');
INSERT INTO public.record_versions OVERRIDING SYSTEM VALUE VALUES (28, 2, 'constraint set', 7, '2026-Q1 / Base', 1, false, '8a654805398cb3e2b24971458612061b4aa39e56363601131890445e1cf68103', '{"hash": "8a654805398cb3e2b24971458612061b4aa39e56363601131890445e1cf68103", "shapes": {"caps_json": {"country": {"UK": 35}}, "floors_json": {}, "bundles_json": [{"members": ["INIT-1", "INIT-5"], "bundle_key": "B1"}], "targets_json": {"all": {"all": {"revenue": {"type": "goal", "value": 9}}}, "country": {"UK": {"speed": {"type": "floor", "value": 5}}}}, "prerequisites_json": {"INIT-2": ["INIT-4"]}, "synergy_bonuses_json": [["INIT-3", "INIT-4"]], "exclusions_pairs_json": [], "mandatory_initiatives_json": [], "exclusions_initiatives_json": []}, "bonusPct": [["INIT-3", "INIT-4", 15]], "provenance": [{"rows": ["Constraints!3"], "entry": ["B1", "INIT-1"], "bucket": "bundles_json", "strength": "hard"}, {"rows": ["Constraints!3"], "entry": ["B1", "INIT-5"], "bucket": "bundles_json", "strength": "hard"}, {"rows": ["Constraints!2"], "entry": ["country", "UK"], "bucket": "caps_json", "strength": "hard"}, {"rows": ["Constraints!5"], "entry": ["INIT-2", "INIT-4"], "bucket": "prerequisites_json", "strength": "hard"}, {"rows": ["Constraints!4"], "entry": ["INIT-3", "INIT-4"], "bucket": "synergy_bonuses_json", "strength": "hard"}, {"rows": ["Targets!2"], "entry": ["all", "all", "revenue", "goal"], "bucket": "targets_json", "strength": "hard"}, {"rows": ["Targets!3"], "entry": ["country", "UK", "speed", "floor"], "bucket": "targets_json", "strength": "hard"}], "scenarioName": "2026-Q1", "constraintSetName": "Base"}', '2026-11-28 20:28:38.929+00');
INSERT INTO public.record_versions OVERRIDING SYSTEM VALUE VALUES (29, 2, 'constraint set', 8, '2026-Q1 / Tight', 1, false, '03b077e7ab34969b72e889761f2dad9e9ea0441897f18da6a16cccf585c7f7c8', '{"hash": "03b077e7ab34969b72e889761f2dad9e9ea0441897f18da6a16cccf585c7f7c8", "shapes": {"caps_json": {"country": {"UK": 25}}, "floors_json": {"product": {"Payments": 26}}, "bundles_json": [], "targets_json": {}, "prerequisites_json": {}, "synergy_bonuses_json": [], "exclusions_pairs_json": [], "mandatory_initiatives_json": ["INIT-2"], "exclusions_initiatives_json": []}, "bonusPct": [], "provenance": [{"rows": ["Constraints!7"], "entry": ["country", "UK"], "bucket": "caps_json", "strength": "hard"}, {"rows": ["Constraints!8"], "entry": ["product", "Payments"], "bucket": "floors_json", "strength": "hard"}, {"rows": ["Constraints!6"], "entry": ["INIT-2"], "bucket": "mandatory_initiatives_json", "strength": "hard"}], "scenarioName": "2026-Q1", "constraintSetName": "Tight"}', '2026-11-28 20:28:38.929+00');
INSERT INTO public.record_versions OVERRIDING SYSTEM VALUE VALUES (30, 2, 'constraint set', 9, '2026-Q2 / Base', 1, false, '8a654805398cb3e2b24971458612061b4aa39e56363601131890445e1cf68103', '{"hash": "8a654805398cb3e2b24971458612061b4aa39e56363601131890445e1cf68103", "shapes": {"caps_json": {"country": {"UK": 35}}, "floors_json": {}, "bundles_json": [{"members": ["INIT-1", "INIT-5"], "bundle_key": "B1"}], "targets_json": {"all": {"all": {"revenue": {"type": "goal", "value": 9}}}, "country": {"UK": {"speed": {"type": "floor", "value": 5}}}}, "prerequisites_json": {"INIT-2": ["INIT-4"]}, "synergy_bonuses_json": [["INIT-3", "INIT-4"]], "exclusions_pairs_json": [], "mandatory_initiatives_json": [], "exclusions_initiatives_json": []}, "bonusPct": [["INIT-3", "INIT-4", 15]], "provenance": [{"rows": ["Constraints!3"], "entry": ["B1", "INIT-1"], "bucket": "bundles_json", "strength": "hard"}, {"rows": ["Constraints!3"], "entry": ["B1", "INIT-5"], "bucket": "bundles_json", "strength": "hard"}, {"rows": ["Constraints!2"], "entry": ["country", "UK"], "bucket": "caps_json", "strength": "hard"}, {"rows": ["Constraints!5"], "entry": ["INIT-2", "INIT-4"], "bucket": "prerequisites_json", "strength": "hard"}, {"rows": ["Constraints!4"], "entry": ["INIT-3", "INIT-4"], "bucket": "synergy_bonuses_json", "strength": "hard"}, {"rows": ["Targets!2"], "entry": ["all", "all", "revenue", "goal"], "bucket": "targets_json", "strength": "hard"}, {"rows": ["Targets!3"], "entry": ["country", "UK", "speed", "floor"], "bucket": "targets_json", "strength": "hard"}], "scenarioName": "2026-Q2", "constraintSetName": "Base"}', '2026-11-28 20:28:38.929+00');
INSERT INTO public.record_versions OVERRIDING SYSTEM VALUE VALUES (31, 3, 'kpi', 7, 'gmv', 1, false, '350ff0305b72aaf097d6d035fa6a37645e9a98621a3b6de85fe7e8060b9dc7ea', '{"key": "gmv", "row": 2, "name": "gmv", "unit": "EUR", "level": "north_star", "notes": "", "broken": false, "direction": "increase", "isNorthStar": true}', '2026-11-29 10:43:07.333+00');
INSERT INTO public.record_versions OVERRIDING SYSTEM VALUE VALUES (32, 3, 'kpi', 8, 'score', 1, false, '5363e64a179afc18bc5837a08a90ca09f4b7601ed458aafe4f75aa49d55beac3', '{"key": "score", "row": null, "name": "score", "unit": "", "level": "strategic", "notes": "", "broken": false, "direction": "increase", "isNorthStar": false}', '2026-11-29 10:43:07.333+00');
INSERT INTO public.record_versions OVERRIDING SYSTEM VALUE VALUES (34, 3, 'initiative', 15, 'B', 1, false, '3b5f3518b1e760f3872b0a2ae86c469037966c3e94bcbd0f501a8c21492f8e93', '{"key": "B", "row": 3, "notes": "", "title": "Pay", "broken": false, "tokens": 20, "periodKey": null, "dimensions": {"country": "UK"}, "deadlineDate": null, "contributions": {"gmv": 50}, "lifecycleStatus": "", "isSelectedForRun": false, "activeOverallScore": null}', '2026-11-29 10:43:07.333+00');
INSERT INTO public.record_versions OVERRIDING SYSTEM VALUE VALUES (35, 3, 'initiative', 16, 'C', 1, false, 'c2fac3824c02458fe836c454705a1b883d56ace2a170b2d06caad33607d7a4e0', '{"key": "C", "row": 4, "notes": "", "title": "Ship", "broken": false, "tokens": 40, "periodKey": null, "dimensions": {"country": "DE"}, "deadlineDate": null, "contributions": {"gmv": 90}, "lifecycleStatus": "", "isSelectedForRun": true, "activeOverallScore": null}', '2026-11-29 10:43:07.333+00');
INSERT INTO public.record_versions OVERRIDING SYSTEM VALUE VALUES (36, 3, 'initiative', 17, 'D', 1, false, '1fd37b2ba470a80d71ee64282012cdf5bea0465ad8dbe93b443c38c912574b14', '{"key": "D", "row": 5, "notes": "", "title": "Track", "broken": false, "tokens": 5, "periodKey": null, "dimensions": {"country": "DE"}, "deadlineDate": null, "contributions": {"gmv": 0}, "lifecycleStatus": "", "isSelectedForRun": false, "activeOverallScore": null}', '2026-11-29 10:43:07.333+00');
INSERT INTO public.record_versions OVERRIDING SYSTEM VALUE VALUES (37, 3, 'scenario', 5, 'Q1', 1, false, '5e0933e9010ac31f296edc80b34de44f2b5aa9dd1d7eb0e84bbaed96d1858545', '{"row": 2, "mode": "north_star", "name": "Q1", "notes": "", "broken": false, "weights": {}, "periodKey": "2026-Q1", "capacityTokens": 60, "synergyBonusPct": null}', '2026-11-29 10:43:07.333+00');
INSERT INTO public.record_versions OVERRIDING SYSTEM VALUE VALUES (38, 3, 'constraint set', 10, 'Q1 / Base', 1, false, 'ceef6e04267afc9e539a2ae07e245378ac420e52cd843fb98dfcb9e958286f2b', '{"hash": "ceef6e04267afc9e539a2ae07e245378ac420e52cd843fb98dfcb9e958286f2b", "shapes": {"caps_json": {"country": {"UK": 25}}, "floors_json": {}, "bundles_json": [], "targets_json": {"all": {"all": {"gmv": {"type": "goal", "value": 250}}}}, "prerequisites_json": {}, "synergy_bonuses_json": [], "exclusions_pairs_json": [], "mandatory_initiatives_json": [], "exclusions_initiatives_json": []}, "bonusPct": [], "provenance": [{"rows": ["Constraints!2"], "entry": ["country", "UK"], "bucket": "caps_json", "strength": "hard"}, {"rows": ["Targets!2"], "entry": ["all", "all", "gmv", "goal"], "bucket": "targets_json", "strength": "hard"}], "scenarioName": "Q1", "constraintSetName": "Base"}', '2026-11-29 10:43:07.333+00');
INSERT INTO public.record_versions OVERRIDING SYSTEM VALUE VALUES (39, 3, 'constraint set', 11, 'Q1 / Tight', 1, false, '6180f3e05d20c9d9eec42b02aed9f12c7f17be85f23b0233cea3d1c92f9ddeb0', '{"hash": "6180f3e05d20c9d9eec42b02aed9f12c7f17be85f23b0233cea3d1c92f9ddeb0", "shapes": {"caps_json": {"all": {"all": 60}}, "floors_json": {"country": {"UK": 25}}, "bundles_json": [], "targets_json": {}, "prerequisites_json": {}, "synergy_bonuses_json": [], "exclusions_pairs_json": [["A", "B"]], "mandatory_initiatives_json": [], "exclusions_initiatives_json": []}, "bonusPct": [], "provenance": [{"rows": ["Constraints!5"], "entry": ["all", "all"], "bucket": "caps_json", "strength": "hard"}, {"rows": ["Constraints!4"], "entry": ["A", "B"], "bucket": "exclusions_pairs_json", "strength": "hard"}, {"rows": ["Constraints!3"], "entry": ["country", "UK"], "bucket": "floors_json", "strength": "hard"}], "scenarioName": "Q1", "constraintSetName": "Tight"}', '2026-11-29 10:43:07.333+00');

INSERT INTO public.run_futures OVERRIDING SYSTEM VALUE VALUES (1, 1, '942dac2db7febfe4282682697566757ad5be3033ab1e744e3b7f78be5b6766e3', 1, '{"best": [{"sum": 18.465, "divisor": 1}], "index": 1, "broken": [{"by": 1.81, "name": "capacity", "rows": ["Scenario_Config!2"]}], "enters": ["INIT-2"], "leaves": ["INIT-1", "INIT-5"], "current": [{"sum": 19.465, "divisor": 1}], "outcome": "best"}', '2026-11-28 20:28:52.865+00');
INSERT INTO public.run_futures OVERRIDING SYSTEM VALUE VALUES (2, 1, '942dac2db7febfe4282682697566757ad5be3033ab1e744e3b7f78be5b6766e3', 2, '{"best": [{"sum": 15.1, "divisor": 1}], "index": 2, "broken": [{"by": 0.23, "name": "capacity", "rows": ["Scenario_Config!2"]}], "enters": [], "leaves": ["INIT-4"], "current": [{"sum": 19.465, "divisor": 1}], "outcome": "best"}', '2026-11-28 20:28:52.865+00');
INSERT INTO public.run_futures OVERRIDING SYSTEM VALUE VALUES (3, 1, '942dac2db7febfe4282682697566757ad5be3033ab1e744e3b7f78be5b6766e3', 3, '{"best": [{"sum": 19.465, "divisor": 1}], "index": 3, "broken": [], "enters": [], "leaves": [], "current": [{"sum": 19.465, "divisor": 1}], "outcome": "best"}', '2026-11-28 20:28:52.865+00');

INSERT INTO public.run_verifications OVERRIDING SYSTEM VALUE VALUES (1, 1, 'agree', 'highs-wasm', '1.15.1', '{"seed": 0, "mip_rel_gap": 0}', 'optimal', NULL, '[19.465, -44.75]', '[19.465, -44.75]', '["The problem was built anew from the inputs of the run; they are unchanged.", "Its plan keeps every rule, and is worth what the run said.", "Confirmed as the best possible: revenue 19.465 and the tie-break -44.75.", "Both chose the same initiatives.", "Given the problem with nothing shortened or scaled, it comes to the same first value."]', 105, '2026-11-28 20:28:43.559+00', 'ada');

INSERT INTO public.sync_events OVERRIDING SYSTEM VALUE VALUES (1, 1, '2026-11-28 20:28:30.279+00', 'ada', '/plans/plan', 'kpi', 1, 'revenue', 'added', 1, '["north_star, in EUR, increase is better"]');
INSERT INTO public.sync_events OVERRIDING SYSTEM VALUE VALUES (2, 1, '2026-11-28 20:28:30.279+00', 'ada', '/plans/plan', 'kpi', 2, 'score', 'added', 1, '["strategic, increase is better"]');
INSERT INTO public.sync_events OVERRIDING SYSTEM VALUE VALUES (3, 1, '2026-11-28 20:28:30.279+00', 'ada', '/plans/plan', 'kpi', 3, 'speed', 'added', 1, '["strategic, in days, decrease is better"]');
INSERT INTO public.sync_events OVERRIDING SYSTEM VALUE VALUES (4, 1, '2026-11-28 20:28:30.279+00', 'ada', '/plans/plan', 'initiative', 1, 'INIT-1', 'added', 1, '["Faster checkout – Zürich", "tokens: 10.5"]');
INSERT INTO public.sync_events OVERRIDING SYSTEM VALUE VALUES (5, 1, '2026-11-28 20:28:30.279+00', 'ada', '/plans/plan', 'initiative', 2, 'INIT-2', 'added', 1, '["Risk score", "tokens: 20"]');
INSERT INTO public.sync_events OVERRIDING SYSTEM VALUE VALUES (6, 1, '2026-11-28 20:28:30.279+00', 'ada', '/plans/plan', 'initiative', 3, 'INIT-3', 'added', 1, '["Ledger", "tokens: 15"]');
INSERT INTO public.sync_events OVERRIDING SYSTEM VALUE VALUES (7, 1, '2026-11-28 20:28:30.279+00', 'ada', '/plans/plan', 'initiative', 4, 'INIT-4', 'added', 1, '["Onboarding", "tokens: 7.25"]');
INSERT INTO public.sync_events OVERRIDING SYSTEM VALUE VALUES (8, 1, '2026-11-28 20:28:30.279+00', 'ada', '/plans/plan', 'initiative', 5, 'INIT-5', 'added', 1, '["Refunds", "tokens: 12"]');
INSERT INTO public.sync_events OVERRIDING SYSTEM VALUE VALUES (9, 1, '2026-11-28 20:28:30.279+00', 'ada', '/plans/plan', 'scenario', 1, '2026-Q1', 'added', 1, '["objective north_star", "capacity: 45"]');
INSERT INTO public.sync_events OVERRIDING SYSTEM VALUE VALUES (10, 1, '2026-11-28 20:28:30.279+00', 'ada', '/plans/plan', 'scenario', 2, '2026-Q2', 'added', 1, '["objective weighted_kpis", "capacity: 40"]');
INSERT INTO public.sync_events OVERRIDING SYSTEM VALUE VALUES (11, 1, '2026-11-28 20:28:30.279+00', 'ada', '/plans/plan', 'constraint set', 1, '2026-Q1 / Base', 'added', 1, '["7 rules"]');
INSERT INTO public.sync_events OVERRIDING SYSTEM VALUE VALUES (12, 1, '2026-11-28 20:28:30.279+00', 'ada', '/plans/plan', 'constraint set', 2, '2026-Q1 / Tight', 'added', 1, '["3 rules"]');
INSERT INTO public.sync_events OVERRIDING SYSTEM VALUE VALUES (13, 1, '2026-11-28 20:28:30.279+00', 'ada', '/plans/plan', 'constraint set', 3, '2026-Q2 / Base', 'added', 1, '["7 rules"]');
INSERT INTO public.sync_events OVERRIDING SYSTEM VALUE VALUES (14, 1, '2026-11-28 20:28:33.187+00', 'ada', '/plans/plan', 'initiative', 2, 'INIT-2', 'changed', 2, '["title: \"Risk score\" -> \"Risk score 2\""]');
INSERT INTO public.sync_events OVERRIDING SYSTEM VALUE VALUES (15, 1, '2026-11-28 20:28:33.187+00', 'ada', '/plans/plan', 'initiative', 4, 'INIT-4', 'archived', 2, '["no longer on the sheet; it comes back if it returns"]');
INSERT INTO public.sync_events OVERRIDING SYSTEM VALUE VALUES (16, 1, '2026-11-28 20:28:33.187+00', 'ada', '/plans/plan', 'constraint set', 1, '2026-Q1 / Base', 'changed', 2, '["bonus of synergy INIT-3 + INIT-4 removed (was 15 %)", "prerequisite INIT-2 needs INIT-4 removed", "synergy INIT-3 + INIT-4 removed"]');
INSERT INTO public.sync_events OVERRIDING SYSTEM VALUE VALUES (17, 1, '2026-11-28 20:28:33.187+00', 'ada', '/plans/plan', 'constraint set', 3, '2026-Q2 / Base', 'changed', 2, '["bonus of synergy INIT-3 + INIT-4 removed (was 15 %)", "prerequisite INIT-2 needs INIT-4 removed", "synergy INIT-3 + INIT-4 removed"]');
INSERT INTO public.sync_events OVERRIDING SYSTEM VALUE VALUES (18, 2, '2026-11-28 20:28:38.929+00', 'ada', '/plans/other', 'kpi', 4, 'revenue', 'added', 1, '["north_star, in EUR, increase is better"]');
INSERT INTO public.sync_events OVERRIDING SYSTEM VALUE VALUES (19, 2, '2026-11-28 20:28:38.929+00', 'ada', '/plans/other', 'kpi', 5, 'score', 'added', 1, '["strategic, increase is better"]');
INSERT INTO public.sync_events OVERRIDING SYSTEM VALUE VALUES (20, 2, '2026-11-28 20:28:38.929+00', 'ada', '/plans/other', 'kpi', 6, 'speed', 'added', 1, '["strategic, in days, decrease is better"]');
INSERT INTO public.sync_events OVERRIDING SYSTEM VALUE VALUES (21, 2, '2026-11-28 20:28:38.929+00', 'ada', '/plans/other', 'initiative', 9, 'INIT-1', 'added', 1, '["Faster checkout – Zürich", "tokens: 10.5"]');
INSERT INTO public.sync_events OVERRIDING SYSTEM VALUE VALUES (22, 2, '2026-11-28 20:28:38.929+00', 'ada', '/plans/other', 'initiative', 10, 'INIT-2', 'added', 1, '["Risk score", "tokens: 20"]');
INSERT INTO public.sync_events OVERRIDING SYSTEM VALUE VALUES (23, 2, '2026-11-28 20:28:38.929+00', 'ada', '/plans/other', 'initiative', 11, 'INIT-3', 'added', 1, '["Ledger", "tokens: 15"]');
INSERT INTO public.sync_events OVERRIDING SYSTEM VALUE VALUES (24, 2, '2026-11-28 20:28:38.929+00', 'ada', '/plans/other', 'initiative', 12, 'INIT-4', 'added', 1, '["Onboarding", "tokens: 7.25"]');
INSERT INTO public.sync_events OVERRIDING SYSTEM VALUE VALUES (25, 2, '2026-11-28 20:28:38.929+00', 'ada', '/plans/other', 'initiative', 13, 'INIT-5', 'added', 1, '["Refunds", "tokens: 12"]');
INSERT INTO public.sync_events OVERRIDING SYSTEM VALUE VALUES (26, 2, '2026-11-28 20:28:38.929+00', 'ada', '/plans/other', 'scenario', 3, '2026-Q1', 'added', 1, '["objective north_star", "capacity: 45"]');
INSERT INTO public.sync_events OVERRIDING SYSTEM VALUE VALUES (27, 2, '2026-11-28 20:28:38.929+00', 'ada', '/plans/other', 'scenario', 4, '2026-Q2', 'added', 1, '["objective weighted_kpis", "capacity: 40"]');
INSERT INTO public.sync_events OVERRIDING SYSTEM VALUE VALUES (28, 2, '2026-11-28 20:28:38.929+00', 'ada', '/plans/other', 'constraint set', 7, '2026-Q1 / Base', 'added', 1, '["7 rules"]');
INSERT INTO public.sync_events OVERRIDING SYSTEM VALUE VALUES (29, 2, '2026-11-28 20:28:38.929+00', 'ada', '/plans/other', 'constraint set', 8, '2026-Q1 / Tight', 'added', 1, '["3 rules"]');
INSERT INTO public.sync_events OVERRIDING SYSTEM VALUE VALUES (30, 2, '2026-11-28 20:28:38.929+00', 'ada', '/plans/other', 'constraint set', 9, '2026-Q2 / Base', 'added', 1, '["7 rules"]');
INSERT INTO public.sync_events OVERRIDING SYSTEM VALUE VALUES (31, 3, '2026-11-29 10:43:07.333+00', 'mia@example.org', 'workbook:WB-20261129-104307-936dd7', 'kpi', 7, 'gmv', 'added', 1, '["north_star, in EUR, increase is better"]');
INSERT INTO public.sync_events OVERRIDING SYSTEM VALUE VALUES (32, 3, '2026-11-29 10:43:07.333+00', 'mia@example.org', 'workbook:WB-20261129-104307-936dd7', 'kpi', 8, 'score', 'added', 1, '["strategic, increase is better"]');
INSERT INTO public.sync_events OVERRIDING SYSTEM VALUE VALUES (33, 3, '2026-11-29 10:43:07.333+00', 'mia@example.org', 'workbook:WB-20261129-104307-936dd7', 'initiative', 14, 'A', 'added', 1, '["Search", "tokens: 10"]');
INSERT INTO public.sync_events OVERRIDING SYSTEM VALUE VALUES (34, 3, '2026-11-29 10:43:07.333+00', 'mia@example.org', 'workbook:WB-20261129-104307-936dd7', 'initiative', 15, 'B', 'added', 1, '["Pay", "tokens: 20"]');
INSERT INTO public.sync_events OVERRIDING SYSTEM VALUE VALUES (35, 3, '2026-11-29 10:43:07.333+00', 'mia@example.org', 'workbook:WB-20261129-104307-936dd7', 'initiative', 16, 'C', 'added', 1, '["Ship", "tokens: 40"]');
INSERT INTO public.sync_events OVERRIDING SYSTEM VALUE VALUES (36, 3, '2026-11-29 10:43:07.333+00', 'mia@example.org', 'workbook:WB-20261129-104307-936dd7', 'initiative', 17, 'D', 'added', 1, '["Track", "tokens: 5"]');
INSERT INTO public.sync_events OVERRIDING SYSTEM VALUE VALUES (37, 3, '2026-11-29 10:43:07.333+00', 'mia@example.org', 'workbook:WB-20261129-104307-936dd7', 'scenario', 5, 'Q1', 'added', 1, '["objective north_star", "capacity: 60"]');
INSERT INTO public.sync_events OVERRIDING SYSTEM VALUE VALUES (38, 3, '2026-11-29 10:43:07.333+00', 'mia@example.org', 'workbook:WB-20261129-104307-936dd7', 'constraint set', 10, 'Q1 / Base', 'added', 1, '["2 rules"]');
INSERT INTO public.sync_events OVERRIDING SYSTEM VALUE VALUES (39, 3, '2026-11-29 10:43:07.333+00', 'mia@example.org', 'workbook:WB-20261129-104307-936dd7', 'constraint set', 11, 'Q1 / Tight', 'added', 1, '["3 rules"]');

INSERT INTO public.workbook_versions OVERRIDING SYSTEM VALUE VALUES (1, 1, 1, '5d8825c2e1bdbff5dd177194433f1c4394f737f34d0967ec429c79220a4709bd', 6989, '\x504b030414000000080000002100a32be56a46010000b6050000130000005b436f6e74656e745f54797065735d2e786d6ccd944d6f02211086effd1584ab5950fb91a671f5d08f63ebc1fe000ab32e1118c2a05dff7db3abeda1b156539b789a03ccfb3ccc248c268d776c05892c86920f449f33081a8d0df392bfce9e8a5bce28ab6094c300255f03f1c9f862345b4720d67817a8e475cef14e4ad2357845022384c6bb0a93579904a6b98c4a2fd41ce4b0dfbf911a4386908bdc66f0f1e8012ab574993d3619c246248123ceee37175b56c9558cce6a952d06b90ae61ba5d8124402d7dda1da46ea35de71b993d09efc0cd8f6bdac20256b804d55cacfca43c965e3e43ba6c51be242ec0fd9618955653518d44b0f210b8a0994a11a207b27ba2abcb2a1b7876f504f1346921a131c6ff039a7b6bb880923a46c810e22aa18fffc64685760c01cc86e9ca4bc7640a79e7517fa0bb9dd73d740b22b83134b7ce51fe9313c138fcb33f1b83a138febfff690ddb73bfe00504b0304140000000800000021001e33a56fe2010000670600000f000000786c2f776f726b626f6f6b2e786d6cad94cb6edb301045f7fd0a762020ab9a92fc8061980a0abb69b26811346eb23468716c11e1c320d95af9fb424e144b8a8366a195c801ef9d39c3a1e697a556e42f3a2fad61900c622068722ba4d931f8bdbafa3205e20337822b6b90c1137ab8cc3ecd0fd63d6eac7d24a556c6332842d8cf28f579819afb81dda329b5da5aa779f003eb76d4ef1d72e10bc4a0154de378423597069e1d66ee231e76bb95392e6dfe47a309cf260e150fd21a5fc8bd87ecb5b25b47b379b5b89778f0a778b525e58334c21e18c4409e1aebc371f920452818a4d369fc1abb46b92b0283643ca982816f7e5569194cc731d06c4e1ba98e90f59718ae91c1821b21050fe8811ce337824102c4cda460e06e445ab934153f303899fbf5c29aaddc3554694335ecaaee7234dc49fb56366cc8465dd9c21a1f1c972634eb1b3524e3ae64c5dd0e5bc7c78de3936353ea4e08dc4a83e227d7d8debd78ad4b65f4607d255540b7e4816fb84720cae65cddd5f63190420a81d5a0427671eae8c5e7e86b94cca2efd1784e1be6ef67ba75d284f54a0655dd47374dc73b9945c9077dff4390b409da375c532ca2b4078ab3fefd91a46d92ced4d528cb5e50d2b309fa631976e6eaf4146a8eeb5e066bf8c6bc3f86519be1e56dd6f57febe51e462de333b5d3f633a7f52f37fb07504b030414000000080000002100f29f49dae80000004b0200000b0000005f72656c732f2e72656c73add2c14a03311006e0bb4f11e6decdb6828874b717117a13591f604c6677c3269990899abebd2088566ae9c1fbcf3fdf0cb3ddd5e0d51b65711c3b58372d288a86ad8b5307cfc3c3ea1694148c163d47eae04002bbfe6afb441e8be328b34ba26af0513a984b49775a8b9929a0349c28d6e047ce018b349c279dd02c3891deb4ed8dce3f3ba03fea547bdb41dedb35a8e190e8926e1e4767e89ecd6ba0584e8cf8950035609ea87450bd7ee7bcbc302f4d0d1ef469cbe672cbdf7bea40052d16d48633ad52e644b938926f8e65f39839c967e21ce8fa3f8f43b550b464cf9330a52f913efa81fe03504b03041400000008000000210068d0c4d2c70000004a01000011000000646f6350726f70732f636f72652e786d6c6dcf4d4ec3400c05e03da78866df38618150344977acbb2807b03c2689983fd9a684dba356102460fbdef327d91fb7149b0b8bae258fae6f3bd770a612d63c8feef9fc7478748d1ae680b1641edd07ab3b4e779eea4045f824a5b2d8cada6c29661da88e6e31ab0380d2c209b52d95f396e24b9184a66d91192ad22bce0cf75df700890d031ac2153cd45d745f64a09dac6f126f4020e0c889b329f46d0f3f5b6349faefc1ad0137f94083ad16793a45ccefb2ce8b79d8c36b4dc268457e0fbe630f7fde9f3e01504b0304140000000800000021009d0529e39a000000c800000010000000646f6350726f70732f6170702e786d6c4dceb10ec2201080e1dda720ec2dd5c118036d4c8cb3833e00816b4b0277044ec5b77753d77ff8f2eba9a5289e506a203472db0f52003af2011723efb74b7790a2b2456f232118f9862aa771a3af8532140e50454b11ab912b733e2a55dd0ac9d69e32604b71a6922cd79ecaa2689e838333b9470264b51b86bd82c6801e7c97bfa01cf529e7189ce540385ea3c55709cbca5afd77ad7e0fe307504b0304140000000800000021005c49b2a401020000960500000d000000786c2f7374796c65732e786d6cad544d6fdb300cbdef5708ba2f8ad32c280649c59acec02ec3807640afb22ddb0228c99394c2eeaf1f6439b1336468f671b1f868bd47522448ef7a0de8453aafac61385bad3192a6b495320dc3df9ff2f7b718f9204c25c01ac9f0203dbee3efa80f03c8c756ca807a0dc633dc86d07d24c497add4c2af6c274dafa1b64e8be057d635c4774e8aca479206b259af77440b6530a7b535c1a3d21e4c6078333938f5afe84500c3598609a7466899f05e802a9c8ace5a680543726fa283246afa16e45791d28275c83505c3799ee537b7bbed1f6b8f87e7b45600a7ac6f707270da8910a433b9024093fd34749261638d4c32e3bd376e374e0cd9e6c3f5046f4155318b66bf2cf261ff79978fb517d30f652ad9cb8ae1543b59289e628d87e7b4b0ae92eeac37c9c529c83a104e9d6ada7806dbc5183604ab09a795128d3502628023e30a261a078be1d08e8371d6aefbdbfdf62135225dbe1c65323ca7a504788c7acff5a9820c73dad7c81c74aec3978ae13546b19f4753014c66924920ea2fd592f64276fb57b2a8af4ffabf6367337bb36467331b89ae8321b7a9be09298019dd8fb4197f02d5182d8f0f228e10b5d6a9576b429cf9d8261c97435065c4a53441baf12dfafa9fca7d23893964b0dd7f89f7e36083fce664adfa2b1ee1727c32b57c3157675375f2a2b84d18fe1a571f2c92280e0a82321726ca734ae68dca7f02504b030414000000080000002100c636b2a3e3000000dc0300001a000000786c2f5f72656c732f776f726b626f6f6b2e786d6c2e72656c73bdd34d4bc4301006e0bbbf22ccdda6ed7e20b2e95e44d8abd41f10d2691b36c9844cd4f6df0b8a1f0b4bf1203d0d3387f77d2e73384ede89574c6c2928a88a120406439d0d8382e7f6f1f60e04671d3aed28a08219198ecdcde1099dce96028f36b298bc0bac60cc39de4bc96644afb9a08861f2aea7e475e682d220a336673da0accb722fd3ef0c682e32c5a953904e5d05a29d23fe259bfade1a7c20f3e231e42b1592f3ec9041b43a0d98157ceec5e41dc8ebf5f57fd6bf513af388987f04df27961fa35ac26c56c6d44b98edca98cd1266b73266bb84d9af8cd97d61e4c55336ef504b03041400000008000000210042e3d5b529030000640c000018000000786c2f776f726b7368656574732f7368656574312e786d6c9d975d8f9b3a1086efcfafb07c5b9d9090647bba0256fbd1b4476da5a8d9edb98cbc30801563537bf2b1fdf5473684a5a955156e22d0f87d9879674826d1cda912e400da7025633a9b4c290199aa8ccb22a64f8fabbfffa1c4209319134a424c5fc0d09be4afe8a8f4ce9400484e959026a625627d1d04262da16266a26a90a74ae44a570ccd44e92230b5069639512582703abd0a2ac6256d08d7fa4f182acf790a0f2add5720b18168100cb992a6e4b5a149e49eb0d64954b30236804ff55a939ce3a35ab302623aa3411205dda98c57206df944431ed3dbd9f587a53de10e7ce37034bd6b82ec7903025284cc9288f5e159a99d0dfe9bc5744aed732590974d2d38ba33a8eacf90e33d0811d3db901296223fc09a59439f15a2aa6cdc198d10d35cab1f205d0eee5136b7fa97c30de4156abe37f987afe5d9a4fad7e74a56ced1b52619e46c2ff0ab3a7e045e94365d577baa84719fa4e2d2d550b153532fcfb08ce96c61b37d1110d39092746f5055ffb5a116d048c3561a0e97ce5be97cb874d14a17c3a5cb56ba1c2ebd6aa557c3a56f5be9db3f96064d8f5c3f1f18b224d2ea48b46b926d64b838abbad6d2244aed89db1925a699cc987229b8840d6a9a44dc24917ba1af4dcd528869adc1803e004db8e4c8999db8ed0e5ea2009328b0c783b485de8d802247011ed6fd0856aaf612b52fb3871134900597009acb628b6a07d278c0ef478077359f14d5c1435b8de98ad99af6db689b2bbdd57be9217f1841960ae1a2e640ab63376561374ca1838743e0b7bef919c1d900d369e91ba011b0a74fbed9398392e890cca65170e8f7ffe7e0457435228793af7b0d673e8413cfdecc7ed3bc79d7bcf9f01cef7ccd1bc15933dfcb7a3f82e4efdcbcd79cf0b273fde0f235f8934b8bcea5c5f09cee7d2e8de06c4a5efb6c1a817a78efb369d173627169533ff8ee72be47a470facd502e3bbb97236af3d93d82f3a859baf3f93d2627afdfcbfee45dd8dd8f5d0e65d0fba5677b542b2e10f4c5ce6a37de2f4c175c1a2220c7984e274b4a74b300b86b54b5bdbaa2a45926db9b125806dadecc29c995c2f34dd0edd1fb9a28cd41a2dbb6632a98cc4cca6aa0cd767dde33a66e3de9fe2024ff03504b03041400000008000000210076f9ab503c0200009305000018000000786c2f776f726b7368656574732f7368656574322e786d6c9d944b6fdb300cc7effb1402ef8b12f78121b05c74ed8a0dd880a0af1d0bd5a66d217a4d625efbf483e424edb61cda5c6c12227fe29fa6595eac8d664b0c51392b60321a03435bbb46d94ec0c3fdcdc74fc02249db48ed2c0ad860848bea43b972611e7b44626ba36d14d013f929e7b1eed1c838721eeddae8d60523298e5ce878f4016593938ce6c5787cce8d541606c234bc85e1da56d578edea85414b0324a096a49c8dbdf211aa32df300b55e9658777480f7e1658abe8decd64870226c0ab92efa31a65d026f92c602be07232bd2a52440e7854b88aaf6c96743f3b374fceb746c018d23d16d9e6ce6b4589cec8f9efd8d2156a2de0b200266b524b9cc9d4c06747e44c3acf8d2514d006f71b6dbe1335d6490bf3ff050f901768fc35d45bbcc84945bdb67795dfe40ece026bb0950b4db76ef51555d7a772cf527aed74cc4f6694cd1a8c5ce7f74a35d40b989ca66a371a0514c0ea4524677e6e8fb68021b5d8a616ef4f3dd9a69ebc39950f75678dd792645506b76221179ec415a7bbacbd5ca8ca3a455c4e80c5e16b0950562b8b7714a02a55acca3cd4d3e8658d027cc088618950cdbd7a9ae3a6e454953cc5f17a4bfb7c244de312f501ded511bc8555f4378a07b7dab7a4d82b2f32bb780fbb33cb43aa8f205917a87f8a24c321d94700bf3cdc1e52cd5f0d855c90bb519a30fcf38ba705f143864ed9c834b624603c3a03168659c936399fac7360c3bfb8757a940d86e49c006b9da39dc3f76b67e1990b0a2de5e524404bdbc45a7a846119ed46729c2779bf4fab3f504b03041400000008000000210052d81386730200005b06000018000000786c2f776f726b7368656574732f7368656574332e786d6c9d954d6fdb300c86effb1502ef8d1d370d86c276d13528366003b2b5dd8e816ad3b11659d424e66bbf7e909ca4d996439b8b23c17c1f92af2526bfd9745aacd07945a680e1200581a6a25a9979014f8ff717ef417896a6969a0c16b0450f37e5bb7c4d6ee15b44169b4e1b5f40cb6caf93c4572d76d20fc8a2d974ba21d749f60372f3c45b87b28ea24e27599a8e934e2a033de1dabd86414da32a9c50b5ecd0700f71a8252b32be55d64399c70c5357e656cef101f9c94e9d68143fd254ceb1802124659e1ca26ad5a109ed0b874d01b7c3eb49162262c077856b7fb416a1ef67a245d87caa0b4821e43128b60f562b0e74c1643f63c377a87501b7190859b15ae15406039f8999baf03e1acb5840e3e8379a98133556a11761ff0bee212f50ffabaf377b69271475bcde577e1f1d9c3a516323979abfd1fa23aa791bcabd0af28ab48f4fd129137be8e426feae55cd6d01c351a876abb1800c44b5f44cdd8fddab1da097663b69f676e9e54e7af976e968271dbd5a9af42d477b269265993b5a0b177b0ebe64a3bdeae014947915226e87207cffa10b50462b830feca0cc952ff3781faebd951516601d7a742b84d25768a4533433b2c33ce1324f427452ed981fce60d2f34f8c6762d6517d0a7a7706d4a25354cf16b83d019c9c01aca49595e2ed8c89a59e312dd0f8bfd989a3f5c1ffec60731693656f49f67578cadb3340861cb733cfd29df2f50c609666e38b93e54df6b4325f95e3344f56c7ae244727542e99ee956674ff8caa30e8be483757c60b8d0d17900eae40b8fee0c635930dab31887ea6ec362dca1a5dd85c82688878bf490ee3736905398586e3902d404b53fb4a5a847ea8eeef471aafd5e17fa1fc03504b030414000000080000002100d9a114e126030000f20d000018000000786c2f776f726b7368656574732f7368656574342e786d6cad975d6fdb361486eff72b08de2fb2e58f0681a42269e266d80a784bb25d1aac746413a17834f2f8abd88f1f48c9aa9bca41cde6c62221be0f79f8be16c8e4fdae526c03c64ad4291f5e0c38039d6321f532e54f8fb35f2f39b3247421146a48f91e2c7f9ffd926cd13cdb1500b15da5b44df98aa8be8a229bafa012f6026bd0bb4a95682a41f602cd32b2b501517851a5a27830984695909a37842bf3230c2c4b99c32de6eb0a343510034a90446d57b2b63c4bfc0c739325b558c203d0533d37ac94f48873b184940f7994255137aa901568573e3350a6fc7a78753f7123fc80bf256ced519bb9ba3f233ebbce6f45ca07dccda381ed1f6a25c9d11961fd0794f401944af975cc99c8496e602edc067e4622acdc7bbfb104292f0d7e01ede70405b9ab85d5df0d6e205fa1f6df66bdf1d772dca28edb8795cffc0ece0d2ba0146b457fe1f61ee472e596eb6bcd5159ffcb2aa97d0d95d8f9e75616b44af970ec56bb5790f298b37c6d09ab7fda572da091c6ad343e5f3a6aa5a3f3a5e3563a3e5f3a69a593f3a5d3563a3d5ffaae95be3b5f7ad94a2f7f581a35f6fa28dc0a12596270cb8cf7d765201e1f545d2a7896e46ec4f59033db843ae5522ba9e1810ccf1269b3c4fff7af6c2d7248796dc082d900cf6c0e5a18890b2d2a4822ca92c88d8ef2967913c0cc515b32426a5a58a053e40f3f47a67ddd47bd0da0761f951ededdcff016cfb0ef61ce029895d40bc267d0b607f831042876a781f701408d042f5891c16d97dfb88b69ece1f139f03f877dd90c00dd08db1bc600542eeabe00869070adc9f445e52e80f6f47b5f440ea02cd964f1248936c77607cc229606a06052b34f62ff8aeda3cef6d15bd91e007a749fca3edf0358a542347dce07b05e713e80d6ebfc6cd4effc372e8d3b97c66fe55200e8a44b012cd8e56a5dc0a216b2cfacbb00e4f57f37af047dd26de1e4adb6300074720b0358273e700124a1549f076f46fa3839caf874f022e3d1d1614aac096752119817370877fff824cc526acb149494f2c1c58433d39cb17c9bb076ad2967cd51bfedac4014605c67c4598948874ed4dd6ad63543234193bffba45c095dd85cd4c09bbbcee12837f027c0eeba96fd0f504b030414000000080000002100f3b64e927a0200002307000018000000786c2f776f726b7368656574732f7368656574352e786d6c9d55db6edb300c7ddf57087c5fe4b8493104b68b5eb1011b90adedf618a836ed0891254d626efbfa41b293065d063479b14998e7903c34a5ec6ad32ab642e7a5d1390c070930d4a5a9a46e72787e7af8f8099827a12ba18cc61cb6e8e1aaf890ad8d5bf83922b14dabb4cf614e64279cfb728eadf00363516f5a551bd70af203e31aeead43514550ab789a2497bc155243c73071efe130752d4bbc33e5b2454d1d894325481aede7d27a28b29861ea8acc8a061f919eedd4b15ad293998a067318022f32be8faa648b3ab4cf1cd6395c0f27f7698888013f25aefd81cd42df2fc62c82f3a5ca2181904723db3e5a2529b03332f62bd6748b4ae5709d021325c9154e4510f0c51099367c8fc212e6503bf30775cc890acbd00bb3ff047724afa4fe77576ffada4e28ead0de55fe10159c3a56612d968a7e98f56794cd3c943b0ef0d2281f9fac953af6d08a4d7caf6545f31c86a350ed56610e29b072e9c9b4bffa4f3d41074d7b687a3af4a2875e9c0e1df5d0d1e9d0710f1dbf1bca3bb5a2b27782449139b3662eca15244d473bd45e6428b232445c0f81f9ee1fc9416a25353e92832293bec8e22a4dbc1525e6601d7a742b84c297a8859366a6458b19a722e3219a973de7cd199ca5d19e9c909a661ee97fccb767302fac9c2d707b84edee0c3612ae419aad845a1e2bf0fe7c4adada378cdc99f57e94e97e62694c919e92e2fbf0d898ce20ba11fee85ccea06adad5b199ec988a6c55a4e324e3ab4379cfc963843aa62b3f5817b124f32015a17b73e48603fb9b708dd49e29ac2987643006e6ba2d8a36191bac4b60ddd9d83b731415bae05c00ab8da19dc3f7d7c0d232e3246a8a97450e4ae8ca97c2227497c36e5993b8e3fbfbadf80b504b0102140014000000080000002100a32be56a46010000b60500001300000000000000000000000000000000005b436f6e74656e745f54797065735d2e786d6c504b01021400140000000800000021001e33a56fe2010000670600000f0000000000000000000000000077010000786c2f776f726b626f6f6b2e786d6c504b0102140014000000080000002100f29f49dae80000004b0200000b00000000000000000000000000860300005f72656c732f2e72656c73504b010214001400000008000000210068d0c4d2c70000004a010000110000000000000000000000000097040000646f6350726f70732f636f72652e786d6c504b01021400140000000800000021009d0529e39a000000c800000010000000000000000000000000008d050000646f6350726f70732f6170702e786d6c504b01021400140000000800000021005c49b2a401020000960500000d0000000000000000000000000055060000786c2f7374796c65732e786d6c504b0102140014000000080000002100c636b2a3e3000000dc0300001a0000000000000000000000000081080000786c2f5f72656c732f776f726b626f6f6b2e786d6c2e72656c73504b010214001400000008000000210042e3d5b529030000640c000018000000000000000000000000009c090000786c2f776f726b7368656574732f7368656574312e786d6c504b010214001400000008000000210076f9ab503c020000930500001800000000000000000000000000fb0c0000786c2f776f726b7368656574732f7368656574322e786d6c504b010214001400000008000000210052d81386730200005b06000018000000000000000000000000006d0f0000786c2f776f726b7368656574732f7368656574332e786d6c504b0102140014000000080000002100d9a114e126030000f20d0000180000000000000000000000000016120000786c2f776f726b7368656574732f7368656574342e786d6c504b0102140014000000080000002100f3b64e927a02000023070000180000000000000000000000000072150000786c2f776f726b7368656574732f7368656574352e786d6c504b0506000000000c000c0015030000221800000000', NULL, 'mia@example.org', '2026-11-29 10:43:07.151+00');
INSERT INTO public.workbook_versions OVERRIDING SYSTEM VALUE VALUES (2, 1, 2, '8aab2d44d4a2a676181767b735324e0712ee6ac46afdf341c06acebd79007ae0', 18777, '\x504b030414000000080000002100bad34a8e760100002c090000130000005b436f6e74656e745f54797065735d2e786d6ccd96cf4e023110c6ef3ec5a657c216509118160ea247e5800f50db5968683b4da72ccbdb9b5dc08351fee826709acbccf7fbe66bda74382ead490a08a4d165ac9b7658024ea2d26e9eb1f7d94b7bc0128ac22961d041c636406c3cba19ce361e2829ad7194b1458cfe9173920bb08252f4e04a6b720c56444a31ccb9177229e6c07b9d4e9f4b74115c6cc74a838d8613c8c5cac4e4b98ce0b6460a6b58f2b4edab501913de1b2d45d4e878e1d437481bf35c4b502857165c4c0b6b2641acb59b33fe232080a1f308bb15d200a6eea185f6d42aadf985501e5c6137f75640085a41321521be0a0b19e3a5e16b0ccb0fc4657a58e4780ee40308450b80684d5ad7d40aed5a07f80ae534a0272e31c0f90ef63955d36d1fd043881ae824a2f0fedf2b4375040ad489ecd2708a1b03d474d6b5e8117275cef500f1ba741b36f1a57fa68fde95f8b8bd121f7757e2e3fe4a7cf42fe443a2ada6a9e97bb2d73d3386870bc7d0f435fd630c830bc7d0f42bf13d065e7f76469f504b030414000000080000002100e2b8d8c94d020000530900000f000000786c2f776f726b626f6f6b2e786d6cad56db6ee230107ddfafc85a487d5a7281041625a92ababd682f4585dd3e46269e10ab8e8d6c53e8dfaf024d7102abed839f628fe69c39271e4f125fee2ae6bc805454f004f97d0f39c07341285f25e8f7e2e6cb18394a634e30131c12f40a0a5da69fe2ad90cf4b219e9d5dc5b84a50a9f57ae2ba2a2fa1c2aa2fd6c077152b84acb0567d2157ae5a4bc0449500ba626ee079915b61cad18161223fc2218a82e6702df24d055c1f482430aca9e0aaa46b85d2776533e9a671bdf84361ab8ef17aebec9e2827629b200f39afc67abb5f3e51a2cb0405e3b1f71ebb03ba2a7582fc30aa831a2f1febb2091a871e72d3d8354aed4d364f87e30a1234c59c50823528e4ece3f724413e72e4849204c97b12d42c26e227684973954d052fe8ca4005066ad045cd73e05852710a1b18b0611736155c698929d7a6bea10109bb9005962b68a587467ad44d7fdc70333732724727b9a036ac453d32d2c7ddf45bbc5619e624bb62205bb0b101fbba3fa6e66c08149403f9852b68efde38b31de3553fbba14c83bcc61a2fb102e4309163366fe83de4949410a8af0e4a2f8e677cf1b977d5f327bddb5e18bb06f9bf2bcd24e53a5b50cdea0ee996e970fb939eff41deff38f0db0eda3dd7b898f6020b2ecef2db7312b49d74ee4163e5da8a95e06c017b5e069dbe3a5ecec6c79d95c61a9c90dbf3306c7b789b168dfe6f56ce61d822b6a73d6c6baf4757237c6e45787864b5a73aeaa83e0cd146f883958e895ac4f6b48fdada3b13bdf1f0ddcacb1f9d2d70c68bb953699c6396cfa4536c189b62963ff01f02efe75afd5d697e2fd2bf504b030414000000080000002100f29f49dae80000004b0200000b0000005f72656c732f2e72656c73add2c14a03311006e0bb4f11e6decdb6828874b717117a13591f604c6677c3269990899abebd2088566ae9c1fbcf3fdf0cb3ddd5e0d51b65711c3b58372d288a86ad8b5307cfc3c3ea1694148c163d47eae04002bbfe6afb441e8be328b34ba26af0513a984b49775a8b9929a0349c28d6e047ce018b349c279dd02c3891deb4ed8dce3f3ba03fea547bdb41dedb35a8e190e8926e1e4767e89ecd6ba0584e8cf8950035609ea87450bd7ee7bcbc302f4d0d1ef469cbe672cbdf7bea40052d16d48633ad52e644b938926f8e65f39839c967e21ce8fa3f8f43b550b464cf9330a52f913efa81fe03504b03041400000008000000210068d0c4d2c70000004a01000011000000646f6350726f70732f636f72652e786d6c6dcf4d4ec3400c05e03da78866df38618150344977acbb2807b03c2689983fd9a684dba356102460fbdef327d91fb7149b0b8bae258fae6f3bd770a612d63c8feef9fc7478748d1ae680b1641edd07ab3b4e779eea4045f824a5b2d8cada6c29661da88e6e31ab0380d2c209b52d95f396e24b9184a66d91192ad22bce0cf75df700890d031ac2153cd45d745f64a09dac6f126f4020e0c889b329f46d0f3f5b6349faefc1ad0137f94083ad16793a45ccefb2ce8b79d8c36b4dc268457e0fbe630f7fde9f3e01504b0304140000000800000021009d0529e39a000000c800000010000000646f6350726f70732f6170702e786d6c4dceb10ec2201080e1dda720ec2dd5c118036d4c8cb3833e00816b4b0277044ec5b77753d77ff8f2eba9a5289e506a203472db0f52003af2011723efb74b7790a2b2456f232118f9862aa771a3af8532140e50454b11ab912b733e2a55dd0ac9d69e32604b71a6922cd79ecaa2689e838333b9470264b51b86bd82c6801e7c97bfa01cf529e7189ce540385ea3c55709cbca5afd77ad7e0fe307504b0304140000000800000021001fde10fede020000840d00000d000000786c2f7374796c65732e786d6ce5576d6bdb3010febe5f2114d8a72d7e49ea65abed9238110c46196b0bfb2ac7b22390254f528ad35f3f6439b1531a5ab7eb56580c96ee7cf73ca7b3a5bb841775c9c02d918a0a1e416fec4240f85a64941711bcb9461f6710288d798699e024823ba2e045fc2e547ac7c8d586100dea927115c18dd6d517c751eb0d29b11a8b8af0ba64b99025d66a2c64e1a84a129c29e35432c777ddc02931e5300ef9b644a556602db65c47707250013b7ccd22e80553082c5c223212c1d187d1c81dbbee68049d07edcf1eb03f611a1c9bbeffb515fafcfac7cdcacece4f28d0fcdb55ab31c04ebb8e38cc053f5e8e51c4a1ba03b79845d0f39a387049ac9c604653498d32c725653babf61b50eb6aefa9731f642d98904016690411f2d064164c5f07dbfe06633783c90865ec909129b48a38acb0d64472441903edfc7a57910872c1898569ec1eb12e24de79fed9d31d946034335114497f91cb6415a066ed69fb80f28cd4248ba0cdabd3437c21978f82c5140de56a061587a990199147df9855c52123b976e250d26263462d2ac321b416a5138719c585e0981982bdc7133c41b3e323a837cd8e3dfa3416b364bab42fdd1aff4b9676a2e2704d18bb32783ff3439e3c188775dedbfbaed9f9fc30a58cb5530b630583df47b3d87dd8e7e1823a3f109cf2f63a6fbfefed75de005715db216117d84a94b14e5a346e9d3c67b4e025d96704ef45b01192de09aecd3636ef099ae2a0e9dac86bc235914d32eafc45cb7d24888e528bea8ff099239a7c9724a7f51392308cdfeff8277d7effbf7e416db91ec878b92d532251538a0726a3394ee0bdd09a23d5fabd7e565e1c4ddbb2bcf19cb5ddd2df8bb2fdacdfe8b1e0b4a5a0576f8eaacd410b4cdf14c14b9302d60b22dd52a6297fa0d2a838cceafca86bca0ca5edac8e3bbf55b098ccfb3dddfd9ea46b335a97958f26abe074a3d1509de2fb9c7889970ce2438be57c397f26dfcc35d7303ed75ccfe4fb84cee6ee403e84bc247984cfdc551c3addffa7f837504b030414000000080000002100cb85dfa5f5000000830500001a000000786c2f5f72656c732f776f726b626f6f6b2e786d6c2e72656c73bdd4cb6ac3301005d07dbf42ccbe96ed248e5b2267530ad916f703843db645f4301ab5b5ffbed0d24720882e8a56c3cce2deb39ac371319abda227e5ac8022cb81a1ed5cafec28e0b97dbcad815190b697da5914b022c1b1b9393ca19641394b939a892d465b12308530df734edd844652e666b48bd183f34606ca9c1ff92cbbb31c9197795e71ff3b039a8b4c76ea05f8535f006bd719ff92ed864175f8e0ba1783365ca9e014568d04ac957ec420e073cf16a3815faf2fffb3fecdf9334d88e147f07d22fe318a1866931853c630dbc4984d0cb34b8cd9c6305562cc2e86d927c654314c9d18b38f61ee1263ea2f0cbff89dcd3b504b03041400000008000000210003cd37d4c50300000711000018000000786c2f776f726b7368656574732f7368656574312e786d6ca598516fdb3610c7dff72904bd0eb164c74917c352912675936cc38c39d980be188c74b2094ba44a5276d24fdf2325ab8e413421f362ca3ade4f47f27f079da61f9faa32d8829094b3241c0ee2300096f19cb255123edccf4efe0803a908cb49c91924e133c8f063fadb74c7c546ae01548000269370ad543d892299ada12272c06b606829b8a888c2bf6215c95a00c98d535546a3383e8f2a4259d81226e22d0c5e1434836b9e351530d54204944461f8724d6b19a653f384b948a73559c102d4433d174141d53d9fe30d5c6418a5d3a89f955344e9e507028a24bc1c4eeecef40c33e13f0a3b79701d28f2b880123205b926057a1f1e39df68e32dde8a31809a30089e1775499599a378fd1714ea0aca12f9a3302099a25b98e3b4247ce44af14adbcd462bbc5508fe1d9889c13c4ac7a6992f27b7909f50f9ad8d7ff473793aa8c3ebfd4a666647715772284853aa7ff9ee06e86aadc3356bcf788973f137a8a896451854e4a95d2fcdd51aafc63adae71263c247678dc4b0feef4c1da07545ab71c5d1d5f5b473c5d1d515e719571c5d5dcf3a571c5d5dcf3b571c5d5d3f74ae38bed1356acfc89ce73551249d0abe0b3089f090f4418ed0bff5ea8f16a599e91997380533562b3309292b2983851268a50834093d9135c9f0c998b112c416c29432aa28a6d916961b789e460a23d0d3a3ac837ef2802aaa4ab0b0ae3c58196f9812b6c8ae3d68c056380d0496c1a5e21b2c1016f0670ff0a6a68355b5b5d0663ea722976d89807c896572291a66217ff12033aec0b6e61b0f1646b5d4a5adb1016f3d804d9d63a1cc97923722b309e8ee1d50a25e0223ccab3eb9467d0ee98a6b52f3ed4fb8b4a58d07670144646b5bde78c01efeb4a5cc1e944eb7e9309e46db43d9bf341e59671e313cd944db72b0f8bf9d930c7f1fda34eb14cc3fb60db97542d425613ba1ab6e60cfc83b27dc281e9d9f0c8727a38bfb613c199f4ee20f83f1c5f9d75fe8f4b4d7296ea0eb717cb2e9d4833327b6727ce541b28b740fd23a1c1d8bf4d0787664bc7152955d104e88d705e184f310c4b817847eaf70dcfe2b9b203c380b7c43b729c20375fdd9a6883d481ffaf8581187c68be3aae51182ad6add20e7bdca7242bcae2c279c87b2ce7a65e12bb3f331da94e5c1b91724dbd8a4e51393555a7b90a92747ca3ab41d971ab4bd57104e88d705e184731144db68b6cd0869149fd15281e8dbea2fa6b5d44df9df44e0ebb50c4a6c64b1651e604426e2ee1afb657d856d54dbef767fd6f8f5007001f1008b65c1f105b5fbd351b1d56fea800b8a5f06cc078124c4bdc865466a4007fd0160df0ac5a683eabf61a43f00504b030414000000080000002100bf5d6e0fa30200007507000018000000786c2f776f726b7368656574732f7368656574322e786d6ca595cd6edb300c80ef7b0a41f7c68edb666b60bbe8da061bb661417f36609740b5e958882c69929c347bfa51b29b75830f4976b1258bfc488a34995e3e3782acc158ae6446c7a3981290852ab95c66f4f16176f28e12eb982c99501232ba054b2ff337e9469995ad011c4180b419ad9dd3d328b2450d0db323a541e249a54cc31c6ecd32b2da002b835223a2248e2751c3b8a41d616af661a8aae205dca8a26d40ba0e62403087eedb9a6b4bf33458989b3cd56c09f7e01ef5dc908abb0735c70f18248df234da49951c513e7c62a0cae8d5783a4bbc4410f8c661635fad898ffb49a995df7c2c331aa341cd2490edbd16dc793a714a7f86ca5d8310c84b286185e36b98a358469f9473aaf1e7e1621d7eaa8cfa0532d80401288bbe78e6dfc21de40fd4feecfc0dce76e178a75eaf5f3c9f851bc45b28a162ad70776af301f8b2f6ee9e7bf5420994c52769b82f034a1af61cde1b5eba1a5767dedbad409fd074d15a74eb7b7fd4033a553c0daaf83e54f5b457c5f79eaa51e77788f1863996a7466d0816123aee834b50bfd3da858be92abcc4158a60d5fa6c65944bc125dc3b83a71c81a1a8a756b3022d63d55a306ba0f94af3c50ab669e4d0b4978b8a9ef6fe489a80358801def511bc56723780ba3902655ab9f0b5d9da01e0ed31bee9122bbd5c58d59a0206a0b3ff80b27fc28eb008769590ec12ee7f995047fb5b5836eba1641f4192cab8dadfa919caf611c0dbc7bba1641fc4f8fa6928bd0721b4607263fcbf45b06886127b102e8993c9c9787c925c3c8ce3e9d9e9347e3b3abb98fc184a70d7e6badf9eb54ecdb87060764d1c2f153b841f015f9859726989c0368a0d7b744e49f0b85f63b7f6ab09255db7ed3735ce2ac000e211f6a34a2964779b9e8a83a5d544198e73288c9f8ce25d94b6601a50c18f9b97a613875eb59b98f96f504b030414000000080000002100d0b3180dd50200003d08000018000000786c2f776f726b7368656574732f7368656574332e786d6ca5955173d3300c80dff9153ebfaf49b3adb05e92dd58e9e080a3b00dee78e97989d2983a76b09d76e5d7233b59d9eef2d08697d88ea5cf922c59f1e56325c806b4e14a26743c0a290199a99ccb5542efefe6276f283196c99c092521a13b30f4327d156f955e9b12c012044893d0d2da7a1a04262ba16266a46a90b853285d318b4bbd0a4cad81e55ea91241148693a0625cd29630d587305451f00c662a6b2a90b6856810cca2f9a6e4b5a169ec4f58e834aed90a6ec1ded70b4d0a6eefd4027fa0933448e3602f95734439f7898622a157e3e94de424bcc0770e5bf36c4e9cdf0f4aaddde2439ed0100fac9904b2bbad05b78e4eacaa3f4161af4108e44594b0ccf20d2c502ca10fca5a55b97d1f588bbf0aadfe80f467820094455b1cf3a5700bf90735bf5b7bbdb1ad3bcea8e7f327cbe73e8218851c0ad608fb4d6ddf035f95cedc73a79e2981b2f8251577694049c51efdb8e5b92d7176e6acdd09b4098fce1a8366fde8b63a40ab8abb5e15c763554f3b551c8f554539af8ae381aa41ebb20fcf8c5996c65a6d09e620faece212a17eabb58f14de74e624ae500413de5d7442b9145cc2add5b8cb11e8eb616a6a96e1c998f006f406686a32904c73b594ac8238b06880930eb28ef97600533dfc72c9b28165a5f23ee8f500680d6865be5cc3ae07381b00cc18fee176b7b4ca3281df35565b0ffbdd00b66ee4d2d550d3079c0f0036758e15992f8d6a74d617d29bff8032fb121860c6edd32eda67972b6d9fb4879ff075dc9752034052695bba90eabe741a008cc26872d26bdeec8996c69b7412c6c1e679321c75c8978f7dd77f14a2164c6eb52b748249d577f1c7bb3d1e9f441777e3707a763a0d5f8fce2e263ffb12a07daedb37883556cdb9b0a0f7cd08e384cf956b659f995e716988c076808d67744e89b7b89b63d771b309256dd7e81625f65c4007c211beab8552c86e171d151b645313a539f653df46138ab1c80dd62da0826b9b4f2f60e81fce7de74fff02504b0304140000000800000021003cb9abcebe0300009512000018000000786c2f776f726b7368656574732f7368656574342e786d6cad985173a33610c7dffb2918de63b093f87a1ee026b9c4975c7ad3b449da99be7874b0d89a08894ac28e3bfdf05d09cce53af225c879b1c0dafd6925fe2bd0261f9e2a16ac412a2a781a8e47711800cf4541f9320d1feee7473f8781d2841784090e69b805157ec87e4a36423eaa15800e10c0551aaeb4ae6751a4f21554448d440d1c7b4a212ba2f1562e23554b208575aa583489e3695411cac3963093af6188b2a4395c88bca980eb162281118de1ab15ad55982576845b99253559c21de887fa560625d5f7e216ffc04986519644bd55411165a61f4828d3f06c3cbb393516d6e00f0a1bf5ec3a30f3fe2ac4a3b9b92ed230c6016bc221d8ded58c6a430fb4a87f81527f04c690370903926bba865b344bc3af426b51997ebbb01aff2aa5f807b81d1318a02dc66298df1bb7906f50f5771befe4db744c50cfaf7791cfed0ae22a14509286e9dfc5e60ae87265c2b573cd05435bfc0d2a6a6410061579b2ed86167a85572726da2dc39870e8bc5118d69f5d5707685db1d7ba623bd4f5b873c576a82bda59576c87ba9e76aed80e759d76aed80e757dd7b9623bd41513d2ba62fb4ad7a87dbc560a1744932c91621360bee1f3351a98a07febd5ab02559d1b8b3334c1e436a24e43ca19e570a725f65204dadc9fa99ae4383226b702b9863053397022a95870524112690cc0584779c73cf760e698de5ae26ea1170af43ef2c7c3c87a5bbba8171ed47e5371f02e0fe12d1e61eb60ce3d98a8a685168fc875003ff900c9d37ee09507900b0d2ed6b5074b367c61f6dbc605fcec016cea0277ef62a1442373976e6e0e8012fd3d30c28cedd376d267a7790dd8a47ffd08bf8d5d29e9013a27ca99831ea89cd4aebcf32189866be9ca904b0fdac38d2b3376a02c596793d3245a3f57b9c7286429018a80f2e00b71457e3d88f6ab2be6cf831035237c23cd9b20c0ac71297b106e124fa647e3f1d1e4fdfd389e9d1ccfe277a393f7d3bf7ea0f0e35ee1f831f0360af700dd9b257049dc83553221a44be41eac1f88dc83e614f97c077289fc1a3b0f15e420c4cb821c84f310e4492f48f3adf52682f400ed15a4070b9e72d614b0a80975e9f2d20379f6efb96bfb42d2a16a198478592d83701e6a39edd582a78ab7518b0768af5a3c587bded01e24c2984b6e6f46fab423999d6b1aff6fe7c2ce43b53808f1b21607e18668b12d03b4e73dd26831a74c83ec8b1c57f6e06f4a245f885c52ae028665062c688c30221b71778dd50c738587dcb61ad1ddacb09603388178847b6f29f04bbdbbe9a8587869ea40488a751a5b9e49435c8b42a192001d4c396677da8ced21b5af2865ff01504b03041400000008000000210068ad2dee48030000a709000018000000786c2f776f726b7368656574732f7368656574352e786d6ca596616fdb361086bfef5710fc1e4b56936cf52c0569b33401b6226bd215d830188c74b20853a4465272bd5fbf9792e3a5850ac4ea179322ef1ebe3c1f795c5e7cae15ebc83a6974cae7b39833d2b929a45ea7fce3c3f5c94f9c392f742194d194f21d397e91fdb0dc1abb71159167006897f2cafb6611452eafa8166e661ad298298dad85c7a75d47aeb1248adea9565112c7e7512da4e60361615fc230652973ba32795b93f603c492121ef25d251bc7b365bfc29dcd968d58d33df98fcd9d65a5f40fe60e03d8248fb26574b02a245061fbcc5299f2cbf9e2260916bdc11f92b6ee599f857d3f1ab3091fb745ca632cd8084d6c77df28e9039d79d3fc4aa57f4b4a81977026722f3bba8359ca1f8df7a60ef37d603d864a6bfe25ddaf498a600b2d81f9a5f100f91feafe19f4f66287ed0451cffb4fcaaffb08220a0595a255fe83d9de905c5741ee5970cf8d822d7e592d431a70568bcf7dbb9585afd03b0d6a770a9ab074de3ac8fab49fda030657ccf6ae688f757db577457bac2bec7a57b4c7ba9eed5dd1bed0351aa2d547f64a78912dadd932a42fc215429ac07ff03a04194992078b4b98e0ac841c49b9d44a6abaf716b312c0fe282d5c2372ac8cb3e2c876c433979316569a9516352d230f01c13acaf7cc371398394e8bb7387c7ee5c87f8bfc760279d3c8d5867623b4ab09342fec1afa3aa1da3181bf4c47fa5d3346bc9e40b4ad5e8593dcba11e0bb09c0b629702f142b675a9b8fa9bcf90ea8f05f022324ef21839343a2860ba6cfff97aff0fb7c2c3b2780de08379a8e1350ebba1b4bc52752b6ecb2e42c5e46ddf3ac9ab28e116a2c9d8e827cbafcf0fef6fd3bf657a09db41ae532afc4a3a2bfd943452c8c32e1368ea12232c866a664d820939a09a5d0482f51093b723f7f3d809a84acafc8b2dcb4aa606b0cb2e4349eb15bcc01de1f312698a28ed445584fa36602f2883f23a81f0ee16c2cc58fda64a384deda702f321c9cb1e43e0a97c4c9f9c97c7e92bc7e98c78bd3578bf8c7d9e9ebf33fc7927c288cc3952d5a6faea5f288c853d9c7ff8edb3d3c1a7ec31d21b543304a288967a80dbde27d1ff53df4ce391beaf3fea3c2eb86b08178860a561a03f6f0b1a7e229d236cc5889974bff6049396251b85c340487f040792a18715f670e6facec3f504b0304140000000800000021008f7c5dc9a9050000c717000018000000786c2f776f726b7368656574732f7368656574362e786d6cad58db6edb38107ddfaf20f8b068812612655b96bd968b5ceaf49276d324dd02fb62d0d2c8e6462255928ae3fdfa0525cb7603c671b87d6925cc9cc333170f9519bd7d2872740f5231c1634c8e7d8c802722657c1ee36fb793a30823a5294f692e38c478050abf1dff365a0a79a716001a3d143957315e685d0e3d4f250b28a83a1625f08722cf842ca856c742ce3d554aa0690d2a722ff0fdd02b28e3b86118ca43384496b104ce455215c075432221a79a09ae16ac54783caa4fb892e391a6b333910b89e47c16e3c9a47b3638094fb0371e95740e37a0bf955712654cdf8a2b3a87181363f336f89415c04d6290842cc627647813188fdae12f064bb5f38c4c466642dc99970f698c7d6ccee1801e6eca9c69c38e56db472dca4bc8f419e4798c4f038c68a2d93d5c5193e599d05a14d76cbed075fa35c43893e25fe0f5f9904362224665edad45d9b85a6c0d9339e969ebfa9c46c05690fa51877d1a6cb36262db7d6e1330a94b7425510a19ad727d2d96efc1b0c698f40c3c11b9aaff4505e375fc057da8ff5fb2542f62dcf14da0ab1c62dcc328a99416c5f7c644d6040d345843830d343814da59433b5b68e74068770ded6ea0e4d0537b6b686f0bed1e080dd7d0700b0d0e84f6d7d0fecba1d11a1ad904877ba1833574f072a8c967d313be0ddcdf0fde34d4b6a348b40147fbc16d4b916d4f91fea127b74d453ab6939f01b76d45ba36f0fe3291b6b1c8b6b382436b4cdad622a103b86d2ed27790ddb617d9f6572f3c14dc3618191c0cf69ad953cfa973aae97824c512c97af8980115745bd46664e1f128311e27042355ffe8758c19cf19871b2df178c4d47854df7c4355d204625c4a5020ef018f65c5a72c1d797a3cf28c9b97acc94e1dc854029c4a26a69c1660e13c73e04c04575a52c6f554817e8af9dc49ad286d5cef1cb84a904ca4d33b585908272ee234d595b2905db8141954956b0bd97b073231fb07eaabd7c2f7c1816f064a4f67a2e2b62efce84038a7e5b44c6ce17e722944fd0d02e9341115b7915eba34352d69c2f46a5a29b085fdf9ff706aa1696e21fde2400a7cceb8add27fbaf5b43499a4b6345e3910668c33b5788af1ab0323e365a5d57441d5c2c278edd88daa2a0a2a6da3e1c681b100a5e8fc51513c29969bab22d8dc08414ddf7b09fdf5b72f47811f8484048323e2773b7effa8dbe990a46bbb251c0ef84a6c578303d12955d6bbc0818ae6b65fcc3b072693ba236b88130736552509406a1d12170e7ca2d4acb04e87f70d5b88c7a3fb3119f823ef7e77b0efb57e6cacfddafac8f6a9b145b52df8d976b98beb3d027ede35868f8c5f1c622f73ca97d27c3321721cd8669a6bb909390a06b7c41f763b43bf7fdc09c3bf6d13ee17d177a3c846ffd581deef66593ff4490491ef431a8549da0fb3599fcce86030eba6835e2f8ad23448a2a8dfed651041160c92598fccc22ed0c4f6ebbb76904190c810419aca3968850aa614a443342fee11e388e639629c6946cd578742afe682e66f905a08a9d16c8542fff5b16db43a08b992e21e38329f24c8b4cbb16dc87a3bdfe6b4d262c2720df2d1d225113c65667541f366dba0199fb73b8a49309cf47cdfac5c92ecbaca01e95569f61b30675c7d677a8151fa90356b19544a2624d3abfa4f005182a45ac89f9d353ce8186f86051e8fcc16aacae9f8f2dde4f6d5247833781dfffea312fa8f8d53f33af25acf91d768795e13d9d514ecd79451965b0585ada0c6c35d4db0aba6b35f4d427902763d51aba7f5795a91672dee3335bf0886172e35efee8f683dd01f077411bce9b701ad5ddc33dcd9d5d37ba6de40159be56011b4c970ebf38b3a30dcaf88718b96a0d5c2f82feabcfe7e1515bfe3626993b2a9d3dae5e57d67d6c39fa93447a21c321d63ffb887916cd603f5b316a5790a316a76a8eb9705d014a479e9609409a1db97edd2b92a91900cb8ae97d631ce294f55424bc0cd2abadd42f80693c39c26ab734997a6f3e590a531961fd266b1b1d9c18fff03504b0304140000000800000021008330f3e7b5030000ba2f00001b000000786c2f64726177696e67732f766d6c44726177696e67312e766d6ced99c18ea33618805fc5f25e49631b02c41390aaadf6d6566a2bf5b822e00cde3536028761e6e92b039909915aad84a117e71088fddbfe319f0cf177ea2b01fa4ac8967609bc3692b679c9aaacdd553c6f54ab2e7a97ab8a769580539cfaaf3875b9f09c4d875b8bfe075ab03e6702a62745db32ab99c85ed555838eb25e2790155c0f75bca8b27a560a8a4c6709c4709f9ef6b3c6e9a91b7fead79a015e24f06b8f10425f354104825ca9a668f91b4b20c12142def00d81a26dad1338c4d4992e13587962ac6cc640311e7a06872174a3be33f04d71d9ea57c1125871cd1a934f474d07e0b9c90acea41e9251df13a8cd28b99292e5da2497c086e57ab882bb94dff3bfcfbdc5881c20185b7d9a5dd0347aad5aaeb992343bb74a5c357baab2e699cb9d60174d4354eb5b81563525b57e7ae1852e2941e4a743ad9f4ac69fcb29f06dc765c17a8a9f3adef233175cbfd292170593105cb810b912aa49e0a7cbe57266a1c9c14cc6adf41c9f519c998be5b265ba52054b6076d56a9838d31e0ca1e4a387fd74d5857a014a0e5375ebed387c2050e736bf36ac30951f93fc30a1524936d66ad6ebb3ea6fd353b56a577033df5cc95d26349d122a78778b314d7699e0cf929a4983e9695ff06eb83b536fe9a9a79f85b9a9bf643a03bf9fbfb15cff358cfc9bd2068c9efeaa3af637d7e5672644bb37257ff2b787929f655eaa26c51ec0c403c803a1078807b01f79c0f7c0e1b47f8f31d157adbe7021d22f9968d950772b39f5f40ff5922253684e4c7e4a5c2b39164de7c3e97bda1fb8fd2b6ae1e6a81187daaaa8917bd4020f0478240e59400d2f412dda1c35dfa1b62a6afe3d6aa107f0c11e6a64096af1e6a8050eb555510bee518b3c80ad3d3efd25a01d3707ede0405b15b4c33d68f1009aad252d58409a8f36272d74a4ad4a5af840da11595bd30e4b48c39b931639d256252dba27ede88168fc6760634d0b97904636272d76a4ad4a5a7c4f1a46236a9616b568096afee6a81d1d6aaba2769ca1863d10c4f65ed5e225ac05db6fdf2207dbbafbb768461bf100b1b7817b5c02dbffe00a9c2c5819b6992dc0fe089bb53ddc25bec0dfde1760270c56c66d660c70e001822ce2b6c419f8db3b03eca4c1cab8f98fb8e1834d45b5441cf8db8b03ecccc1cabccdd4011ef6777d8bbc2df107fef6fe003b81b0326f33838043dbbc2db108c1f616013b8db0326f338f8023dbcfd3252e21d8de2560271356e62d7ae48dc4c49a4fc04b8442b0bd50c0ce28ac8cdb5c29c4136ed696b7255621d8de2a60a71556e66de615cc9b1bb6b91bf2636261df5722fd07504b030414000000080000002100a6d32f36490300004411000010000000786c2f636f6d6d656e7473312e786d6ccd98cd92db360c80ef7d0a8cceaeb59b4327756d65366d37499ba69b743b3d7a6011b2384b822a0059eb3e7d87d23a9be6d0d151370a26657cf8a7b6af1e63801389fac4bbe27a7d5500719d9ce7e3aef8f3fef6db9705a8213b0c8969579c498b57d537db3ac5486c0a8f31b0ee8ad6acdb94a5d62d45d475ea881f63689244345d273996da09a1d396c862285f5c5d7d5746f45c545becad4da2974575179007f1c7d6b6e593e8b2d0eaf2cfefbddae707106a76c5cd7501d3b6776e575c15d5d6e8d1aaad545bb9936aabffc009c3aef8be28f3c990043c3b7a24b72b5e5e67a1dc26b669d33db629621636187d384fd21759508e6fb38cbed10e6bda159d90929ca8a8ee5b02c648901ab096407adec027d23e9802b28337d8e91ed9ed6f028969569d042c81b7f5b6b4fcfa6a5b4e9a974f7c5f81be5e0aa8d6c4283e81b56830a042179099dc5c921f174342963d267d209d685a0ab3317e5a028652a0dac86dc6b8ab919d7768a410511ec881d7fd65cbbe49b2979ed780216c804e2467484c73797f5e026f765b47e293bbe4da251ce762dc2e01e36d1a2e8502bc2985060662dbc0df3df5e456f907f67c5c81f6754de4b2ac411fc84192ece79ac2fc8c7bb304e6d4998f1836d0493a11c381d4d6d010aa3f04da008e75640587de0021f8e80dea5c540fd424a1d15e9da4d4acc1f3f3314ee3b96c137820ea72744f293dd73a6f97609dbf72f91911338c571892580b9e47a19144fd3ae27fc802cd798c21f7eb23e96adcd078d1d97de5dd12e83f7ce1c4033db1c7c9eb984de0677bf39725f0e4fc6e509e1d1af19cc11a497114e6e0cfc577953ddc91d4c4b6862b185a12026f3902becc9399f0bf2e053e229fc1b3378fe64fa43064aeba4d4a3c17e6fd1260eed303b14edd75d4fe3f54759aef9bdf9685230428b486d701f961033d8f15777e4ff9b0049cb16a6a0aa73cead80a066fede5663317e4f76580e4c83238d011676b7eb724cd89ddfce0f9b804cd6fa0f17c24e9c4f378111847626b3d1fc77c47d681041c75c44e21f1066c487934d329d0c6663c5efb98a045f72cf0dcf536bb657d5a8235f2646d2847b2a7bbd058b1a357cdb3a767d036c9ec62f7c71290c6ea40410910f27708926984f23a0edeb15783074ec3ff405d56d39787cb9356ff02504b030414000000080000002100b4885013cc000000b701000023000000786c2f776f726b7368656574732f5f72656c732f7368656574362e786d6c2e72656c73ad90c16ac3301044effd0ab1f74a760ea594c8b98442aec1fd0021ad65516925b48aebfc7d29a110430e3df43a036f1eb33fac298a052b874c1a7ad98140b2d905f21a3ec6f7e75710dc0c391333a1862b321c86a7fd19a3692113cfa1b0585324d630b756de94623b63322c73415a539c724da6b1ccd5ab62eca7f1a8765df7a2ea3d03860d539c9c867a723d88f15af02fec3c4dc1e231db4b426a0f26d492e2b19aaf401ec468aac7a6414ae56ed97ddfcb2545508f9d76ffe96473faa97863f41bf672bd69a8cddfc337504b030414000000080000002100b1a1084d7c050000c716000018000000786c2f776f726b7368656574732f7368656574372e786d6cb5985d53db381486eff7576874d59d5df047e240b2b63b2c81962d6d1928bb9719453e4eb4c8922b2940f6d7efc8763e9a8a906aa637608df4be471f8f8ee393be7dae387a04a59914198e8e438c4050593031cbf0fd97cba3538cb421a2205c0ac8f012347e9bff923e49f5a0e700063d575ce80ccf8da94741a0e91c2aa28f650de2b9e2a5541531fa58aa59a06b05a46844150fe2301c04156102b70e237588872c4b46612ce9a202615a13059c1826859eb35ae33c6d22dca83c35647a2eb95448cda619bebcec9f0fcf066738c8d39acce00ecc7d7da350c9cc1779436690e1c8f6056b7dc12a107663908232c367d1e87362473403fe66f0a4b79e91dd91a9940fb671556438c4368e00f47c57736632dcc368d93d461819595f4369ce81f30c8f638c0835ec116e88dde5a9344656b76c3637cdf61bc870a9e47f209af8c081da15a3ba196d64dd0e75f4b54e36d2cbbd5d9c76029b09e9afcdb2c7f16657ecdab69f571b70d91cd18d42059464c1cdad7c7a0fd635c351b3655472ddfc451513cdfa2bf2dcfc7f62859967b817da852e396438c1882eb491d53f6d57d419b4d2b893c66b69747aa0b4d7497b6b69bf7fa0b4df49fb3f1e35e9a4c946ba893adc2b1d74d2c15a1a6fb6e964aff4a4939e6ca483b574b0577ada494f5d13de1f75d849871be9e0c0b546e18a89f0c7f7385a03b5212a3ef46ca31552d186a9e1a138462ba8a20d55c9e050f10aaba8ef3ae157c42bb0a2c4b566e74105ed3d6ceeec981892a74a3e21d55c447b59adbe55adaf2fce536a479c4518e9e602980c33c199803ba3709e329da7cd5b60a46b4221c3b5020dea1170ae1662c28a3430791ad86101edccfef430638219466c8a9a3cc0d2617aee616a98e1e0f01a7b7851b91046b96676e1e1d6a66a70eddea5871de15c5262a09818f900423b6cdf79d8cae9bfd0bc3626540aa3d87461df2e0ef3f71ee60f353b9e558f0eb72b1f7ef4a4b2bf638c749ed15f1e96d38528f84b387ef0302ca0065180a0cb897deb2f5cc774ed73118168e7b17cf43013d2806b629f3cbc382b812e298797d7fbd987f69649f9088a703ed154aa9d5b1e28f9b4ce7ef13ac9c54dace44762ddde7f3a8ac3781045f1f0280afbbdf0e4a8dfeb45b4ef4a7c1e01ce5cb9cec3e70e88a27357b2f330bbffe0ca73add1b0319ae23c7dcca33478dc4e5ded8893b62ffcb6f35ddb39e83a777adf7f2bdde9bdfa3ef4ce886b8f553281cc1cd014b441352762844851681485213212b973d3c7368efd197378a02cfa2dda03686f0d68ef6703ea11e04f17a01e3e37c49547c71e4e6e3a7baf2172d9db426c17cede169cbb686eeb925d325f0d7bedb1c2428246421afbf93a42cc202ab5d128b660daf7fbef480abe4451888802c4a13448960dcc94d48432b3b4ed4188dedc51104431393997a2643364918b7ffd031d1a21714540a554a8fb4184ee3fa037e75268a30813467711f6e0de5fe3deffd9b87b043877e1eee1733767b58b770fabf1858bf7feabd9b8bfc56d7f17f8fe16f0c35de2b795bb9d57df07de25de638d2fe4e2a13b157fc353b2e629f9d93c790418bb78f2f0f9a2087d7001e533272750c9ab0934d99340933d09748feeead5a8d71e0b14b28108993931682e79a16d8a63da96f1cc1c5552017a335d226634f0d2f635b40969e64ccc3ae49c392cd8faba260b232f1937a0764a88548a82d94f25c2dbda99b1ae5dc5ed221e5d2461680b88b4bc5d70406659438629707ea5312a9ecbb6c0886ac5a46266d97cc0cb1a94fdbac9307c5d108ef3d4564e179ce45f6eef2fd260d54a83d6b5290738a6d196473f1235634237893dc3e17182916a4b02cdb391b57d1a60d4d610bbc61c4801ca367a1895529a556353745dd4482a06c23445db0c73220a4d490db82dc5ae2a0fa1d5709811ba1c2bf264f7478d5891617555b4c58c750d3aff1f504b030414000000080000002100008fdfcb5b030000052600001b000000786c2f64726177696e67732f766d6c44726177696e67322e766d6ced99df8fa33610c7ff15cbf74a1adb0112bc01a9baeadeda4a6da53e9e08388bef8c07c18465f7afaf4c92dd2452ab93f8d117f2109cf18c3d1e3e1261befbae34a42b8d6d641bd3536d659315aa4c9b55a9b31a1a38e22a8352b6a5a1173ff82f3f381e75a62e976b44f70311aacb94a1c91e6453a49532e92b9c90b452751853956bece7745ea6d59d95e429a63115749decd777c1c9be3dffc4d74a119dc7f46bc718635f513041490650e78d7e5331153c64ccebbf2901d95418d3dea74ab18869e999f3647d7634e74ba768bf05d6f05d916fa06d83af46c5b4d4a86a974f2bdd02e4b94e73ad2cf6c9c0f798a2db25036b55862eb998d62ac3fe043729bfe77f9b7b23981f51728efa7477a0cbee15341a3558991e1a3027544f655a3f6bbb32ea883264155e0d089514153ebde81c0b2998f829a8f0a950fab9b838beadb4cd5527f953ab1b7dd046e3ab2c749e2b4bc9511b9381813aa69f8ec7e341852e07578cabf5b03bb05dea0eab6da3b0845cc5343d21f48573f1a477151f2bac2fa7cee18580ed4b755d2dea3f94c0a1c94eb5cadde447911f0a6ac1aaf32caa0e0fd05dcb5336b0cab5abb706bb4a0dca4b42b96eaf3e2e64951afd6ca52b1a4df6eb5cb7fdddb9ac96ec3bf9d9b89bfa4b8a29f9fdf04d65f857bff36f800e8c4efe0aadfa5b63f15919d3ac9de54ffdf660f9d96605d409f708171e611e093d223cc2037ebeb2fdfaddc9b99f10be6863922fa969543f77b5ec3bf907bc247d801bb804c19c4a7b365dc6fdf03def0fdefe8db580cdce9a58589b9435f1c09ad889f158e34358e3b3b3b659589b94b5cd2d6b8147fcdd78a88921a889d951f317d42645cdbf452df4c8c61f0fb5cd10d436b3a3162ca84d8a5af0801adf6cc763cd1fc29a3f3b6be1c2daa4ac85b7ac6d3d12051ed978241881b4600869c1eca46d17d226256d7b4b5ae491508c465a3884b47076d2760b699392b6bb258db371ffab6d87b0b69d9db568616d52d6a247d6466daded86c0b69bbf8dcb16daa6ede3b23bdc5c5b9745a33d46a321b4fd0fa2c1a21a4c4c1b7fa46ddc5eee10e1209c5f38e08b7230316f77d2011f5d3b18221e84f38b077c510f26e6ed4e3ee0fec89d363e444108e75710f822214cccdb9d86c0438ff823be2bf0212a4238bf8ac017196162dcee74041e9ddf4f47c3edc7848475579ae41f504b030414000000080000002100ac859c6f4d020000e50c000010000000786c2f636f6d6d656e7473322e786d6ccd974d73d4300c86effc0a8dcf65b3ed81294b920e949696cf0eb39d9ebdb1363638d26229fbc1af67bcdb858153e829375b633b7afc4a8a5c5e6cbb086b4c12982a733a991a406ad8056a2b733fbf7e7e6e40d492b391092bb3433117f5b3b2e1ae4352816d17492ae35557b3a290c6636765c22ba46d17979c3aab32e1d416b24a689d7844ed6271369dbe283a1bc8d4a5edd57392e3a0be8b963629b45ecbe2d1741c487dfcf2c720fa7b02099795797d6ae0b0ecd655666aea5271ab7599ea32dda5ba949fb0b6b1322f4d9177464e10c8e1165d65ce4fb3315d33e961d1dc7aee6c362e6d17e2ee603dcb86627f9a66f499ac6c83955925144c6b34f5dc23a49e40bd55d8245604f54120f16652169a77d7657170ac7874ff1f8e3763e1081434580d6b3c012bc00497965c70565186c25c8e01e656053468c4a15ebf1d8bd70df7a469f7f4fbbf1a03c9fcebfdd50c8242100839371056d1d25086eb51307804e5ef4892415a54c944592151d8784c0882111b4577021805613a94efdd18f81e72c10a0ad63901e5bd48bcf8864dceff57c04bb0046813a103d911a676070ba65e4e8009c1dbb81cca7b3326de86495358f48a7becb65b0fc5b81d03c621b52ca43e2238ec2cb91ca04319de8f82c1232c7a7211b3200b8c4c6d16630636c61c7941811310ab0fd40e45fb3006b41bdeecabc42a61c21f7d9090e36cdf510de5f838068e07bfcb2a6cac40e35990b22011970adc0f0eb64f6320c9c1469c55e0e5bec8fde9729ef687fd3c06aadc2b885aed05369cdcd3fb852fa3a16938fd5fdf59fcf53438cea4fe05504b03041400000008000000210004361f12cc000000b701000023000000786c2f776f726b7368656574732f5f72656c732f7368656574372e786d6c2e72656c73ad90c16ac3301044effd0ab1f74a8e0fa594c8b98442aec1fd0021ad65516957488aebfc7d29a110430e3df43a036f1eb33fac298a054b0d4c1a76b2038164d905f21a3ec6f7e75710b519722632a1862b56380c4ffb3346d302539d43ae624d91aa86b9b5fca654b53326532567a435c5894b32ad4a2e5e65633f8d47d577dd8b2af70c18364c71721acac9ed408cd78c7f61f334058b47b69784d41e4ca825c563315f813c88d1148f4d8394caddb2fbbe974b8aa01e3bf5ffe96439fd547563f41bf672bd69a8cddfc337504b030414000000080000002100735e6bf852040000890e000018000000786c2f776f726b7368656574732f7368656574382e786d6cad57db8edb36107def570c08b448d0ac75f16ded4a2af61237bb498bc56ed23c06b4349289a548851cdffaf50525df1228c9aeda179bc4cc3973381c52c3e8f74d296185c60aad6216f47c06a8529d0955c4ecc3fbd9d939034b5c655c6a8531dba265bf273f456b6d1eed029160534a6563b620aaa69e67d30596dcf674856a53ca5c9b9293ed695378b632c8b31a544a2ff4fd915772a158c330354fe1d0792e52bcd6e9b244450d8941c949686517a2b22c89ea0877268988cfafb4d4064c318fd96c36b89a5c8c2e989744152ff001e94375672017f45edff1026316389b77c067a244e5120306f3985d04d3b7a1f3a81dfe16b8b627637019996bfde8263759cc7ce6e22884cd4325053976d81e87a4ab7798d3154a19b3cb90014f49acf08ebb2ccf35912eef45b1a03afd8431cb8dfe07551d1f25a66ec550d5dea4abc6b5c5d630b948dfb6eee234028e82ece77ad997e1312b6e6da7e37d0266f516dd19c830e74b49f77afd061d6bcc82a183a75adafa174aa1eaf5977c53ffaf45468b98f57db7d0adc4980d19a44b4bbafcd898821d41030d77d0f0000dc32742fb3b68ff087d6ad4c10e3a384083f32742873be8f0f9d0d10e3a3a420707e8f8bbd0f10e3a7e3ef47c073d7f3e74b2834e9e0f0dfc7d4df8cf4f547028a863454d7eb0b75e539375fd5e73e24964f41a4c5d94ae70c3c11e7528659644a9f3b80818d8ba1828664249a1f0810c4b226193a8be11a7b6e229c6ac3268d1ac902566a93e892cf228893ce7e6a53bb2cb0e64879ba985efeabff07d7ac46d0be77507cec74a7c83ed750736e2a640fa44db0a5b18679d195bc8fee84036e7169d630bdd9b0e743c5d085c615bb9dc74a02b78d5c274db81c9e20a8da0b65d7ddbe55060aacb1255567fc0bf24f58c5e1fce6478387a611d65f89c28f71ffe3a0bfd701404e1e42cf0077d7f7c36e8f78374d0761c3b04e052b61dc4ff8de9ba035351aeda8e5e1726cddb44cd1aaa314ba255120efdc85b9d56fda935987c65bd39b58ebe32de76d0b8e6460955b4956507b687853604f32d8cfc2904131fd60b3408b44070c90061211cfaf0623c829f41e7b561cdb72f7be01a2dd04b02a1804b09420912dcf555f61594da12145c28a8d000e94754900b63690a97f0e2d7a10fb93610fa8dc9beecc10dc15a2f6506a9d41661e8bb68827a6d27c53bf992f125e9999084e6abd635d52a13eeac71d9f46c2454b1eff46ec3e9edd0f75de39ae6f74b89e0aedb98cdb110ca7e14b460906df2a6b985ca08edae82fa83a92b349cb4f9d299704331d38f2c895c13bf943c79f77af6fec56df82a7c19fff279a9e937fdd8fc47dede25f29ae83f56d13f55117e5fc5ae425aa48cf752762eddf504a77afadfd7931a4122e5b245d0f95ed0dee7db8abcd60d6d1e387f72e38282c49c62e6f7860c4cd3c8d463d2951b8d1834af80dd64813c43e3267d06b9d6b49f1c9f4dcb0ab411a8a8beb56326b9ca6cca2b64cd636adf2ff90e23b1e0e9f6daf0b5ab34331559cccc4dd6b460875764f22f504b030414000000080000002100384f9f680a030000401c00001b000000786c2f64726177696e67732f766d6c44726177696e67332e766d6cedd95b8fa3361400e0bf62795f49634848882720555bed5b5ba9add4c7150167f0aef141f88461e6d75736648619a9d54a5cfa421eb8d8c7f6b1f309109cdb5291b654daf026a6b75a739315a24ccda694590d06aeb8c9a0e44da9681f07ff1507d7abcc44bfbbb7687fa0856833a16872066e8ab4122a7d861b92868b16632a7289ae4ee6655abd2b25798a694c77749b9cb7ef1a27e7a63bc5e74a1099c7f46bcb18635f3160012519409d1bf922621af807c63cb7a504b8a930a62ea64ab18869e9a9aeb2ee0255b76b057543600ddf05f906521b7c5622a6a54451db7c1a6e3b208f759a4ba1d12503df638a76940cb41619dae4625a8b0cdd0c0629bfe63fccddecd8714749d7ead3bb09f5a35760244ad03cbd185037140f655a3f4abd51e28afcc02abc1720543ca8f0e149e658f080053f85153e14423e167de0cb46ea5cb4dc7f68a49117a9243ef342e6b9d0945ca5521928a863fae97abd5ec4c1e66017e35e7a892e2c4aed64a536024bc8454cd31b825b38db9eb8d0e0ad876d3feb1c9e0868b754f7de4eee47095c4c76ab456e2bdf16f9c3826ad0a2ab45d1e205dafbf2940636b9b4eb2d416f5285bc4f2897cd3dc636d9a44a3e6a6e178d26e76d2e1bf7eff4bd25e7967f56f64ffd25c594fc7ef92632fccb8dfc1ba085d1f25fa1117f4b2c3e0ba5ccd696fc295f3e94fcacb302eac4f7881f788479e4e091c09eecba3d3b6f5f836cf80de18b542af9922a235cddbde4dcf23fe029710dec814d10d4add45d517fec0e5ff37ef3f6afd6f68b5b0b566bb35a0b86d6f66ebbf3483801347f0cb4707168bb15daacd0764368a1470236dd352d1843edb038b5fd4a6d566afb21357b598ba6a3b61b43edb838b570a5362bb57048ede891e374f7cffd1869d1e2d20eabb459a51d86d2a249a58563a49d1697765ca5cd2aed389476eaa44d75fb3c8ca016b1c5a9452bb559a945436a3eeb1ed526baaa1dc750f317a7765aa9cd4aedf4919a1ffa93598bc6580b967f81cb566cf3bec1651fb50551e0deaf4d71133d8dd1f63f7c2e58bf17ccaceddd07033fecc54df4c8e6ffd817836d5baae41f504b030414000000080000002100472708ae370200005b0a000010000000786c2f636f6d6d656e7473332e786d6ccd964d6fd4400c86effc0a6bce65b3ed01956d928aafc25224f6b088b3377132a3cec7caf67ef1eb51926e2b908070cb6dc69a99bc8fedd74a7e7b0c1ef6c4e2522ccce56c6e8062956a17dbc27c5bdfbdbc36208ab1469f2215e644626ecb17799542a0a802c7e0a314c6aa6e17592695a580324b5b8ac7e09bc401556689db4cb64c588b25d2e0b3abf9fc5516d04553e6b8539b58ce8b72e5311ed8b556f3ec31745e4879fef21727fab401a6a6306f2e0d0cc7967561e6a6cc958e5ae65ce6bce232971fb0475f98d726eb6efac4e0624d47aa0b737dd905f92e451d0eadd1a6805db0c1e0fc69885e7581ac7f4d3bf4856cb1a2c26c9984784fa65c5b02de45508b0a074e4aa0d609703accf24cbbdb659e0dc2b247f9bf71bc9d0a47ed02c5ae332035a09640915bd21b40efc109d09ef8a4d6c5762cdabba9a03dd009dc63959e30c752bc9f0ac5fd6a3956f38729686e7c4a0c1b176bb9813661df45e802d5803a83af0d606794a12cfdd891ae4a08558a8d77952efa367c70b1ee5ad2a900ef3c8dcdc1dd1472d0d56d8f7e479022ac7b43c938f40e37eec286782cf0c729007fb7c4d4d7ed7eb504d1946ad850937874dd3e4d0b63eb31c2865d6c059c5e0c738460179d9e07e57f1873390d38d4ce8bc189b8d8fe89e906e690183c892c80092b4bf558cecf53e04c0fcfbae1801c5d6c1780c32c129b586173eaf93a2346b0e89b33ff014f33a8d8a9abd02f9e4f87c474d1a5e51f061e9ba8fb2924aa6f8843daf91a2cf9ed5fb467bffc909d7752fe04504b030414000000080000002100aba10aa4cd000000b701000023000000786c2f776f726b7368656574732f5f72656c732f7368656574382e786d6c2e72656c73ad90c16ac3301044eff90ab1f74a4e02a584c8b98442aec5fd0021ad6551695748aaebfc7d29a110430e3df43a036f1e733c2d298a194b0d4c1ab6b2038164d905f21ade87d7a71710b519722632a1862b5638f59be31b46d302539d42ae624991aa86a9b57c50aada0993a99233d292e2c82599562517afb2b11fc6a3da75ddb32af70ce8574c71711acac56d410cd78c7f61f338068b67b69f09a93d9850738ae762be02791083291e9b062995bb65f7fd5ece29827aecb4fb4f27cbe9a7aa2ba3df702f979b865afddd7f03504b0102140014000000080000002100bad34a8e760100002c0900001300000000000000000000000000000000005b436f6e74656e745f54797065735d2e786d6c504b0102140014000000080000002100e2b8d8c94d020000530900000f00000000000000000000000000a7010000786c2f776f726b626f6f6b2e786d6c504b0102140014000000080000002100f29f49dae80000004b0200000b00000000000000000000000000210400005f72656c732f2e72656c73504b010214001400000008000000210068d0c4d2c70000004a010000110000000000000000000000000032050000646f6350726f70732f636f72652e786d6c504b01021400140000000800000021009d0529e39a000000c8000000100000000000000000000000000028060000646f6350726f70732f6170702e786d6c504b01021400140000000800000021001fde10fede020000840d00000d00000000000000000000000000f0060000786c2f7374796c65732e786d6c504b0102140014000000080000002100cb85dfa5f5000000830500001a00000000000000000000000000f9090000786c2f5f72656c732f776f726b626f6f6b2e786d6c2e72656c73504b010214001400000008000000210003cd37d4c5030000071100001800000000000000000000000000260b0000786c2f776f726b7368656574732f7368656574312e786d6c504b0102140014000000080000002100bf5d6e0fa3020000750700001800000000000000000000000000210f0000786c2f776f726b7368656574732f7368656574322e786d6c504b0102140014000000080000002100d0b3180dd50200003d0800001800000000000000000000000000fa110000786c2f776f726b7368656574732f7368656574332e786d6c504b01021400140000000800000021003cb9abcebe03000095120000180000000000000000000000000005150000786c2f776f726b7368656574732f7368656574342e786d6c504b010214001400000008000000210068ad2dee48030000a70900001800000000000000000000000000f9180000786c2f776f726b7368656574732f7368656574352e786d6c504b01021400140000000800000021008f7c5dc9a9050000c71700001800000000000000000000000000771c0000786c2f776f726b7368656574732f7368656574362e786d6c504b01021400140000000800000021008330f3e7b5030000ba2f00001b0000000000000000000000000056220000786c2f64726177696e67732f766d6c44726177696e67312e766d6c504b0102140014000000080000002100a6d32f364903000044110000100000000000000000000000000044260000786c2f636f6d6d656e7473312e786d6c504b0102140014000000080000002100b4885013cc000000b70100002300000000000000000000000000bb290000786c2f776f726b7368656574732f5f72656c732f7368656574362e786d6c2e72656c73504b0102140014000000080000002100b1a1084d7c050000c71600001800000000000000000000000000c82a0000786c2f776f726b7368656574732f7368656574372e786d6c504b0102140014000000080000002100008fdfcb5b030000052600001b000000000000000000000000007a300000786c2f64726177696e67732f766d6c44726177696e67322e766d6c504b0102140014000000080000002100ac859c6f4d020000e50c000010000000000000000000000000000e340000786c2f636f6d6d656e7473322e786d6c504b010214001400000008000000210004361f12cc000000b7010000230000000000000000000000000089360000786c2f776f726b7368656574732f5f72656c732f7368656574372e786d6c2e72656c73504b0102140014000000080000002100735e6bf852040000890e0000180000000000000000000000000096370000786c2f776f726b7368656574732f7368656574382e786d6c504b0102140014000000080000002100384f9f680a030000401c00001b000000000000000000000000001e3c0000786c2f64726177696e67732f766d6c44726177696e67332e766d6c504b0102140014000000080000002100472708ae370200005b0a00001000000000000000000000000000613f0000786c2f636f6d6d656e7473332e786d6c504b0102140014000000080000002100aba10aa4cd000000b70100002300000000000000000000000000c6410000786c2f776f726b7368656574732f5f72656c732f7368656574382e786d6c2e72656c73504b050600000000180018006f060000d44200000000', 'JOB-20261129-104307-4331c4', 'mia@example.org', '2026-11-29 10:43:07.54+00');

INSERT INTO public.workbooks OVERRIDING SYSTEM VALUE VALUES (1, 'WB-20261129-104307-936dd7', 3, 'team.xlsx', 'mia@example.org', '2026-11-29 10:43:07.151+00');

INSERT INTO public.workspaces OVERRIDING SYSTEM VALUE VALUES (1, 'plan', 'plan', '/plans/plan', '{"strays": [], "brokenInitiatives": [], "hasContributionsTab": false}', '2026-11-28 20:28:30.279+00');
INSERT INTO public.workspaces OVERRIDING SYSTEM VALUE VALUES (2, 'other', 'other', '/plans/other', '{"strays": [], "brokenInitiatives": [], "hasContributionsTab": false}', '2026-11-28 20:28:38.929+00');
INSERT INTO public.workspaces OVERRIDING SYSTEM VALUE VALUES (3, 'team', 'team', 'workbook:WB-20261129-104307-936dd7', '{"strays": [], "workbookVersion": 1, "brokenInitiatives": [], "hasContributionsTab": false}', '2026-11-29 10:43:07.151+00');

SELECT pg_catalog.setval('public.api_tokens_id_seq', 1, true);

SELECT pg_catalog.setval('public.audit_log_id_seq', 7, true);

SELECT pg_catalog.setval('public.idempotency_keys_id_seq', 3, true);

SELECT pg_catalog.setval('public.initiatives_id_seq', 17, true);

SELECT pg_catalog.setval('public.job_events_id_seq', 8, true);

SELECT pg_catalog.setval('public.jobs_id_seq', 2, true);

SELECT pg_catalog.setval('public.login_sessions_id_seq', 1, true);

SELECT pg_catalog.setval('public.memberships_id_seq', 2, true);

SELECT pg_catalog.setval('public.metrics_config_id_seq', 8, true);

SELECT pg_catalog.setval('public.optimization_constraint_sets_id_seq', 11, true);

SELECT pg_catalog.setval('public.optimization_runs_id_seq', 6, true);

SELECT pg_catalog.setval('public.optimization_scenarios_id_seq', 5, true);

SELECT pg_catalog.setval('public.plan_publications_id_seq', 3, true);

SELECT pg_catalog.setval('public.portfolio_items_id_seq', 15, true);

SELECT pg_catalog.setval('public.portfolios_id_seq', 5, true);

SELECT pg_catalog.setval('public.record_versions_id_seq', 39, true);

SELECT pg_catalog.setval('public.run_futures_id_seq', 3, true);

SELECT pg_catalog.setval('public.run_verifications_id_seq', 1, true);

SELECT pg_catalog.setval('public.sync_events_id_seq', 39, true);

SELECT pg_catalog.setval('public.workbook_versions_id_seq', 2, true);

SELECT pg_catalog.setval('public.workbooks_id_seq', 1, true);

SELECT pg_catalog.setval('public.workspaces_id_seq', 3, true);

ALTER TABLE ONLY public.api_tokens
    ADD CONSTRAINT api_tokens_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.audit_log
    ADD CONSTRAINT audit_log_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.idempotency_keys
    ADD CONSTRAINT idempotency_keys_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.initiatives
    ADD CONSTRAINT initiatives_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.job_events
    ADD CONSTRAINT job_events_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.jobs
    ADD CONSTRAINT jobs_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.login_sessions
    ADD CONSTRAINT login_sessions_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.memberships
    ADD CONSTRAINT memberships_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.metrics_config
    ADD CONSTRAINT metrics_config_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.optimization_constraint_sets
    ADD CONSTRAINT optimization_constraint_sets_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.optimization_runs
    ADD CONSTRAINT optimization_runs_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.optimization_scenarios
    ADD CONSTRAINT optimization_scenarios_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.plan_publications
    ADD CONSTRAINT plan_publications_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.planwright_migrations
    ADD CONSTRAINT planwright_migrations_pkey PRIMARY KEY (tag);

ALTER TABLE ONLY public.portfolio_items
    ADD CONSTRAINT portfolio_items_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.portfolios
    ADD CONSTRAINT portfolios_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.record_versions
    ADD CONSTRAINT record_versions_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.run_futures
    ADD CONSTRAINT run_futures_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.run_verifications
    ADD CONSTRAINT run_verifications_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.sync_events
    ADD CONSTRAINT sync_events_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.workbook_versions
    ADD CONSTRAINT workbook_versions_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.workbooks
    ADD CONSTRAINT workbooks_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.workspaces
    ADD CONSTRAINT workspaces_pkey PRIMARY KEY (id);

CREATE INDEX api_tokens_by_principal ON public.api_tokens USING btree (principal_key);

CREATE UNIQUE INDEX api_tokens_by_token_id ON public.api_tokens USING btree (token_id);

CREATE INDEX audit_log_by_workspace ON public.audit_log USING btree (workspace_id, id);

CREATE UNIQUE INDEX idempotency_keys_by_key ON public.idempotency_keys USING btree (principal_key, key);

CREATE UNIQUE INDEX initiatives_by_key ON public.initiatives USING btree (workspace_id, name_key);

CREATE INDEX job_events_by_job ON public.job_events USING btree (job_id, id);

CREATE UNIQUE INDEX jobs_by_job_id ON public.jobs USING btree (job_id);

CREATE INDEX jobs_by_run ON public.jobs USING btree (run_id);

CREATE INDEX jobs_by_status ON public.jobs USING btree (status, id);

CREATE INDEX jobs_by_workspace ON public.jobs USING btree (workspace_id, id);

CREATE UNIQUE INDEX login_sessions_by_secret ON public.login_sessions USING btree (secret_hash);

CREATE INDEX memberships_by_workspace ON public.memberships USING btree (workspace_id);

CREATE UNIQUE INDEX memberships_of_all ON public.memberships USING btree (principal_key) WHERE (workspace_id IS NULL);

CREATE UNIQUE INDEX memberships_of_workspace ON public.memberships USING btree (principal_key, workspace_id) WHERE (workspace_id IS NOT NULL);

CREATE UNIQUE INDEX metrics_config_by_key ON public.metrics_config USING btree (workspace_id, name_key);

CREATE UNIQUE INDEX optimization_constraint_sets_by_name ON public.optimization_constraint_sets USING btree (scenario_id, name_key);

CREATE UNIQUE INDEX optimization_runs_by_run_id ON public.optimization_runs USING btree (run_id);

CREATE INDEX optimization_runs_by_set ON public.optimization_runs USING btree (constraint_set_id);

CREATE INDEX optimization_runs_by_workspace ON public.optimization_runs USING btree (workspace_id, id);

CREATE UNIQUE INDEX optimization_scenarios_by_name ON public.optimization_scenarios USING btree (workspace_id, name_key);

CREATE INDEX plan_publications_by_scenario ON public.plan_publications USING btree (workspace_id, scenario_key, id);

CREATE UNIQUE INDEX portfolio_items_by_position ON public.portfolio_items USING btree (portfolio_id, "position");

CREATE UNIQUE INDEX portfolios_by_run ON public.portfolios USING btree (run_id);

CREATE UNIQUE INDEX record_versions_by_record ON public.record_versions USING btree (record_type, record_id, version);

CREATE INDEX record_versions_by_workspace ON public.record_versions USING btree (workspace_id);

CREATE UNIQUE INDEX run_futures_by_index ON public.run_futures USING btree (run_id, question_hash, future_index);

CREATE INDEX run_verifications_by_run ON public.run_verifications USING btree (run_id, id);

CREATE INDEX sync_events_by_workspace ON public.sync_events USING btree (workspace_id, id);

CREATE UNIQUE INDEX workbook_versions_by_version ON public.workbook_versions USING btree (workbook_id, version);

CREATE UNIQUE INDEX workbooks_by_workbook_id ON public.workbooks USING btree (workbook_id);

CREATE INDEX workbooks_by_workspace ON public.workbooks USING btree (workspace_id, id);

CREATE UNIQUE INDEX workspaces_by_name ON public.workspaces USING btree (name_key);

ALTER TABLE ONLY public.api_tokens
    ADD CONSTRAINT api_tokens_workspace_id_workspaces_id_fk FOREIGN KEY (workspace_id) REFERENCES public.workspaces(id);

ALTER TABLE ONLY public.audit_log
    ADD CONSTRAINT audit_log_workspace_id_workspaces_id_fk FOREIGN KEY (workspace_id) REFERENCES public.workspaces(id);

ALTER TABLE ONLY public.initiatives
    ADD CONSTRAINT initiatives_workspace_id_workspaces_id_fk FOREIGN KEY (workspace_id) REFERENCES public.workspaces(id);

ALTER TABLE ONLY public.job_events
    ADD CONSTRAINT job_events_job_id_jobs_id_fk FOREIGN KEY (job_id) REFERENCES public.jobs(id);

ALTER TABLE ONLY public.jobs
    ADD CONSTRAINT jobs_workspace_id_workspaces_id_fk FOREIGN KEY (workspace_id) REFERENCES public.workspaces(id);

ALTER TABLE ONLY public.memberships
    ADD CONSTRAINT memberships_workspace_id_workspaces_id_fk FOREIGN KEY (workspace_id) REFERENCES public.workspaces(id);

ALTER TABLE ONLY public.metrics_config
    ADD CONSTRAINT metrics_config_workspace_id_workspaces_id_fk FOREIGN KEY (workspace_id) REFERENCES public.workspaces(id);

ALTER TABLE ONLY public.optimization_constraint_sets
    ADD CONSTRAINT optimization_constraint_sets_scenario_id_optimization_scenarios FOREIGN KEY (scenario_id) REFERENCES public.optimization_scenarios(id);

ALTER TABLE ONLY public.optimization_runs
    ADD CONSTRAINT optimization_runs_constraint_set_id_optimization_constraint_set FOREIGN KEY (constraint_set_id) REFERENCES public.optimization_constraint_sets(id);

ALTER TABLE ONLY public.optimization_runs
    ADD CONSTRAINT optimization_runs_parent_id_optimization_runs_id_fk FOREIGN KEY (parent_id) REFERENCES public.optimization_runs(id);

ALTER TABLE ONLY public.optimization_runs
    ADD CONSTRAINT optimization_runs_scenario_id_optimization_scenarios_id_fk FOREIGN KEY (scenario_id) REFERENCES public.optimization_scenarios(id);

ALTER TABLE ONLY public.optimization_runs
    ADD CONSTRAINT optimization_runs_workspace_id_workspaces_id_fk FOREIGN KEY (workspace_id) REFERENCES public.workspaces(id);

ALTER TABLE ONLY public.optimization_scenarios
    ADD CONSTRAINT optimization_scenarios_workspace_id_workspaces_id_fk FOREIGN KEY (workspace_id) REFERENCES public.workspaces(id);

ALTER TABLE ONLY public.plan_publications
    ADD CONSTRAINT plan_publications_run_id_optimization_runs_id_fk FOREIGN KEY (run_id) REFERENCES public.optimization_runs(id);

ALTER TABLE ONLY public.plan_publications
    ADD CONSTRAINT plan_publications_workspace_id_workspaces_id_fk FOREIGN KEY (workspace_id) REFERENCES public.workspaces(id);

ALTER TABLE ONLY public.portfolio_items
    ADD CONSTRAINT portfolio_items_initiative_id_initiatives_id_fk FOREIGN KEY (initiative_id) REFERENCES public.initiatives(id);

ALTER TABLE ONLY public.portfolio_items
    ADD CONSTRAINT portfolio_items_portfolio_id_portfolios_id_fk FOREIGN KEY (portfolio_id) REFERENCES public.portfolios(id);

ALTER TABLE ONLY public.portfolios
    ADD CONSTRAINT portfolios_run_id_optimization_runs_id_fk FOREIGN KEY (run_id) REFERENCES public.optimization_runs(id);

ALTER TABLE ONLY public.record_versions
    ADD CONSTRAINT record_versions_workspace_id_workspaces_id_fk FOREIGN KEY (workspace_id) REFERENCES public.workspaces(id);

ALTER TABLE ONLY public.run_futures
    ADD CONSTRAINT run_futures_run_id_optimization_runs_id_fk FOREIGN KEY (run_id) REFERENCES public.optimization_runs(id);

ALTER TABLE ONLY public.run_verifications
    ADD CONSTRAINT run_verifications_run_id_optimization_runs_id_fk FOREIGN KEY (run_id) REFERENCES public.optimization_runs(id);

ALTER TABLE ONLY public.sync_events
    ADD CONSTRAINT sync_events_workspace_id_workspaces_id_fk FOREIGN KEY (workspace_id) REFERENCES public.workspaces(id);

ALTER TABLE ONLY public.workbook_versions
    ADD CONSTRAINT workbook_versions_workbook_id_workbooks_id_fk FOREIGN KEY (workbook_id) REFERENCES public.workbooks(id);

ALTER TABLE ONLY public.workbooks
    ADD CONSTRAINT workbooks_workspace_id_workspaces_id_fk FOREIGN KEY (workspace_id) REFERENCES public.workspaces(id);


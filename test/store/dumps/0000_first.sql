
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
    stale_since timestamp(3) with time zone
);

ALTER TABLE public.initiatives ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.initiatives_id_seq
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
    result_json jsonb
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

INSERT INTO public.initiatives OVERRIDING SYSTEM VALUE VALUES (1, 1, 'INIT-1', 'init-1', 'Faster checkout – Zürich', 10.5, '{"country": "UK", "product": "Payments"}', '{"speed": 1.25, "revenue": 5}', true, NULL, NULL, '', NULL, '', '9f4ff34c5ab3e46241f3b696d3f6143905f51b20e000c99272b0ae027d7ec7c6', 1, '{"row": 2}', '2026-11-28 20:27:23.944+00', '2026-11-28 20:27:23.944+00', NULL, NULL);
INSERT INTO public.initiatives OVERRIDING SYSTEM VALUE VALUES (3, 1, 'INIT-3', 'init-3', 'Ledger', 15, '{"country": "DE", "product": "Payments"}', '{"speed": 2, "revenue": 6.1}', false, NULL, NULL, '', NULL, '', '226cdfb05c5a31805aff4dcae5fea256116a4fda36255f989f76ac5ee6568b2e', 1, '{"row": 4}', '2026-11-28 20:27:23.944+00', '2026-11-28 20:27:23.944+00', NULL, NULL);
INSERT INTO public.initiatives OVERRIDING SYSTEM VALUE VALUES (2, 1, 'INIT-2', 'init-2', 'Risk score 2', 20, '{"country": "UK", "product": "Risk"}', '{"speed": -0.5, "revenue": 8}', true, NULL, NULL, '', NULL, 'two
lines', 'feb57608cbf023ca3874751e1ea3969f582d159ee5a65cad29c740ea40aee238', 2, '{"row": 3}', '2026-11-28 20:27:23.944+00', '2026-11-28 20:27:27.125+00', NULL, NULL);
INSERT INTO public.initiatives OVERRIDING SYSTEM VALUE VALUES (5, 1, 'INIT-5', 'init-5', 'Refunds', 12, '{"country": "UK", "product": "Payments"}', '{"speed": 3, "revenue": 4}', true, NULL, NULL, '', NULL, '', '2a3d89341bbf6c31ebb9f6353145e69842b6d7b3bbb94530ed70f2e7df16ac4d', 1, '{"row": 5}', '2026-11-28 20:27:23.944+00', '2026-11-28 20:27:23.944+00', NULL, NULL);
INSERT INTO public.initiatives OVERRIDING SYSTEM VALUE VALUES (4, 1, 'INIT-4', 'init-4', 'Onboarding', 7.25, '{"country": "DE", "product": "Growth"}', '{"speed": 0, "revenue": 3}', true, NULL, NULL, '', NULL, '', 'd361972e72f04693eadd68db024f38f0dbafd7b079be038fd5d733192934872c', 2, '{"row": 5}', '2026-11-28 20:27:23.944+00', '2026-11-28 20:27:27.125+00', '2026-11-28 20:27:27.125+00', NULL);
INSERT INTO public.initiatives OVERRIDING SYSTEM VALUE VALUES (9, 2, 'INIT-1', 'init-1', 'Faster checkout – Zürich', 10.5, '{"country": "UK", "product": "Payments"}', '{"speed": 1.25, "revenue": 5}', true, NULL, NULL, '', NULL, '', '9f4ff34c5ab3e46241f3b696d3f6143905f51b20e000c99272b0ae027d7ec7c6', 1, '{"row": 2}', '2026-11-28 20:27:32.693+00', '2026-11-28 20:27:32.693+00', NULL, NULL);
INSERT INTO public.initiatives OVERRIDING SYSTEM VALUE VALUES (10, 2, 'INIT-2', 'init-2', 'Risk score', 20, '{"country": "UK", "product": "Risk"}', '{"speed": -0.5, "revenue": 8}', true, NULL, NULL, '', NULL, 'two
lines', '10bbe0289e1079cbd0760202e9fcfcf61389a45fcba54e37f01b6e2e47f75948', 1, '{"row": 3}', '2026-11-28 20:27:32.693+00', '2026-11-28 20:27:32.693+00', NULL, NULL);
INSERT INTO public.initiatives OVERRIDING SYSTEM VALUE VALUES (11, 2, 'INIT-3', 'init-3', 'Ledger', 15, '{"country": "DE", "product": "Payments"}', '{"speed": 2, "revenue": 6.1}', false, NULL, NULL, '', NULL, '', '226cdfb05c5a31805aff4dcae5fea256116a4fda36255f989f76ac5ee6568b2e', 1, '{"row": 4}', '2026-11-28 20:27:32.693+00', '2026-11-28 20:27:32.693+00', NULL, NULL);
INSERT INTO public.initiatives OVERRIDING SYSTEM VALUE VALUES (12, 2, 'INIT-4', 'init-4', 'Onboarding', 7.25, '{"country": "DE", "product": "Growth"}', '{"speed": 0, "revenue": 3}', true, NULL, NULL, '', NULL, '', 'd361972e72f04693eadd68db024f38f0dbafd7b079be038fd5d733192934872c', 1, '{"row": 5}', '2026-11-28 20:27:32.693+00', '2026-11-28 20:27:32.693+00', NULL, NULL);
INSERT INTO public.initiatives OVERRIDING SYSTEM VALUE VALUES (13, 2, 'INIT-5', 'init-5', 'Refunds', 12, '{"country": "UK", "product": "Payments"}', '{"speed": 3, "revenue": 4}', true, NULL, NULL, '', NULL, '', '2a3d89341bbf6c31ebb9f6353145e69842b6d7b3bbb94530ed70f2e7df16ac4d', 1, '{"row": 6}', '2026-11-28 20:27:32.693+00', '2026-11-28 20:27:32.693+00', NULL, NULL);

INSERT INTO public.metrics_config OVERRIDING SYSTEM VALUE VALUES (1, 1, 'revenue', 'revenue', 'revenue', 'north_star', 'EUR', 'increase', true, '', 'eda40b0cd48d1cd579d4bc94c7b52bd11a39e85d3351bd191b78a751066d2dbb', 1, '{"row": 2}', '2026-11-28 20:27:23.944+00', '2026-11-28 20:27:23.944+00', NULL, NULL);
INSERT INTO public.metrics_config OVERRIDING SYSTEM VALUE VALUES (2, 1, 'score', 'score', 'score', 'strategic', '', 'increase', false, '', '5363e64a179afc18bc5837a08a90ca09f4b7601ed458aafe4f75aa49d55beac3', 1, '{"row": null}', '2026-11-28 20:27:23.944+00', '2026-11-28 20:27:23.944+00', NULL, NULL);
INSERT INTO public.metrics_config OVERRIDING SYSTEM VALUE VALUES (3, 1, 'speed', 'speed', 'speed', 'strategic', 'days', 'decrease', false, '', '1b5c3a7c33284eaccea47a7a67bf0b449d48baa0a268bdd3e98b0f7ca5bba960', 1, '{"row": 3}', '2026-11-28 20:27:23.944+00', '2026-11-28 20:27:23.944+00', NULL, NULL);
INSERT INTO public.metrics_config OVERRIDING SYSTEM VALUE VALUES (4, 2, 'revenue', 'revenue', 'revenue', 'north_star', 'EUR', 'increase', true, '', 'eda40b0cd48d1cd579d4bc94c7b52bd11a39e85d3351bd191b78a751066d2dbb', 1, '{"row": 2}', '2026-11-28 20:27:32.693+00', '2026-11-28 20:27:32.693+00', NULL, NULL);
INSERT INTO public.metrics_config OVERRIDING SYSTEM VALUE VALUES (5, 2, 'score', 'score', 'score', 'strategic', '', 'increase', false, '', '5363e64a179afc18bc5837a08a90ca09f4b7601ed458aafe4f75aa49d55beac3', 1, '{"row": null}', '2026-11-28 20:27:32.693+00', '2026-11-28 20:27:32.693+00', NULL, NULL);
INSERT INTO public.metrics_config OVERRIDING SYSTEM VALUE VALUES (6, 2, 'speed', 'speed', 'speed', 'strategic', 'days', 'decrease', false, '', '1b5c3a7c33284eaccea47a7a67bf0b449d48baa0a268bdd3e98b0f7ca5bba960', 1, '{"row": 3}', '2026-11-28 20:27:32.693+00', '2026-11-28 20:27:32.693+00', NULL, NULL);

INSERT INTO public.optimization_constraint_sets OVERRIDING SYSTEM VALUE VALUES (1, 1, 'Base', 'base', '{}', '{"country": {"UK": 35}}', '{"all": {"all": {"revenue": {"type": "goal", "value": 9}}}, "country": {"UK": {"speed": {"type": "floor", "value": 5}}}}', '[]', '[{"members": ["INIT-1", "INIT-5"], "bundle_key": "B1"}]', '[]', '[]', '{}', '[]', '[]', '26335c0ba29b0800a79e1fcb18225e9a1a64db4269f26c4e99d57ed9afb33131', 2, '[{"rows": ["Constraints!3"], "entry": ["B1", "INIT-1"], "bucket": "bundles_json", "strength": "hard"}, {"rows": ["Constraints!3"], "entry": ["B1", "INIT-5"], "bucket": "bundles_json", "strength": "hard"}, {"rows": ["Constraints!2"], "entry": ["country", "UK"], "bucket": "caps_json", "strength": "hard"}, {"rows": ["Targets!2"], "entry": ["all", "all", "revenue", "goal"], "bucket": "targets_json", "strength": "hard"}, {"rows": ["Targets!3"], "entry": ["country", "UK", "speed", "floor"], "bucket": "targets_json", "strength": "hard"}]', '2026-11-28 20:27:23.944+00', '2026-11-28 20:27:27.125+00', NULL, NULL);
INSERT INTO public.optimization_constraint_sets OVERRIDING SYSTEM VALUE VALUES (2, 1, 'Tight', 'tight', '{"product": {"Payments": 26}}', '{"country": {"UK": 25}}', '{}', '["INIT-2"]', '[]', '[]', '[]', '{}', '[]', '[]', '03b077e7ab34969b72e889761f2dad9e9ea0441897f18da6a16cccf585c7f7c8', 1, '[{"rows": ["Constraints!5"], "entry": ["country", "UK"], "bucket": "caps_json", "strength": "hard"}, {"rows": ["Constraints!6"], "entry": ["product", "Payments"], "bucket": "floors_json", "strength": "hard"}, {"rows": ["Constraints!4"], "entry": ["INIT-2"], "bucket": "mandatory_initiatives_json", "strength": "hard"}]', '2026-11-28 20:27:23.944+00', '2026-11-28 20:27:23.944+00', NULL, NULL);
INSERT INTO public.optimization_constraint_sets OVERRIDING SYSTEM VALUE VALUES (3, 2, 'Base', 'base', '{}', '{"country": {"UK": 35}}', '{"all": {"all": {"revenue": {"type": "goal", "value": 9}}}, "country": {"UK": {"speed": {"type": "floor", "value": 5}}}}', '[]', '[{"members": ["INIT-1", "INIT-5"], "bundle_key": "B1"}]', '[]', '[]', '{}', '[]', '[]', '26335c0ba29b0800a79e1fcb18225e9a1a64db4269f26c4e99d57ed9afb33131', 2, '[{"rows": ["Constraints!3"], "entry": ["B1", "INIT-1"], "bucket": "bundles_json", "strength": "hard"}, {"rows": ["Constraints!3"], "entry": ["B1", "INIT-5"], "bucket": "bundles_json", "strength": "hard"}, {"rows": ["Constraints!2"], "entry": ["country", "UK"], "bucket": "caps_json", "strength": "hard"}, {"rows": ["Targets!2"], "entry": ["all", "all", "revenue", "goal"], "bucket": "targets_json", "strength": "hard"}, {"rows": ["Targets!3"], "entry": ["country", "UK", "speed", "floor"], "bucket": "targets_json", "strength": "hard"}]', '2026-11-28 20:27:23.944+00', '2026-11-28 20:27:27.125+00', NULL, NULL);
INSERT INTO public.optimization_constraint_sets OVERRIDING SYSTEM VALUE VALUES (7, 3, 'Base', 'base', '{}', '{"country": {"UK": 35}}', '{"all": {"all": {"revenue": {"type": "goal", "value": 9}}}, "country": {"UK": {"speed": {"type": "floor", "value": 5}}}}', '[]', '[{"members": ["INIT-1", "INIT-5"], "bundle_key": "B1"}]', '[]', '[]', '{"INIT-2": ["INIT-4"]}', '[["INIT-3", "INIT-4"]]', '[["INIT-3", "INIT-4", 15]]', '8a654805398cb3e2b24971458612061b4aa39e56363601131890445e1cf68103', 1, '[{"rows": ["Constraints!3"], "entry": ["B1", "INIT-1"], "bucket": "bundles_json", "strength": "hard"}, {"rows": ["Constraints!3"], "entry": ["B1", "INIT-5"], "bucket": "bundles_json", "strength": "hard"}, {"rows": ["Constraints!2"], "entry": ["country", "UK"], "bucket": "caps_json", "strength": "hard"}, {"rows": ["Constraints!5"], "entry": ["INIT-2", "INIT-4"], "bucket": "prerequisites_json", "strength": "hard"}, {"rows": ["Constraints!4"], "entry": ["INIT-3", "INIT-4"], "bucket": "synergy_bonuses_json", "strength": "hard"}, {"rows": ["Targets!2"], "entry": ["all", "all", "revenue", "goal"], "bucket": "targets_json", "strength": "hard"}, {"rows": ["Targets!3"], "entry": ["country", "UK", "speed", "floor"], "bucket": "targets_json", "strength": "hard"}]', '2026-11-28 20:27:32.693+00', '2026-11-28 20:27:32.693+00', NULL, NULL);
INSERT INTO public.optimization_constraint_sets OVERRIDING SYSTEM VALUE VALUES (8, 3, 'Tight', 'tight', '{"product": {"Payments": 26}}', '{"country": {"UK": 25}}', '{}', '["INIT-2"]', '[]', '[]', '[]', '{}', '[]', '[]', '03b077e7ab34969b72e889761f2dad9e9ea0441897f18da6a16cccf585c7f7c8', 1, '[{"rows": ["Constraints!7"], "entry": ["country", "UK"], "bucket": "caps_json", "strength": "hard"}, {"rows": ["Constraints!8"], "entry": ["product", "Payments"], "bucket": "floors_json", "strength": "hard"}, {"rows": ["Constraints!6"], "entry": ["INIT-2"], "bucket": "mandatory_initiatives_json", "strength": "hard"}]', '2026-11-28 20:27:32.693+00', '2026-11-28 20:27:32.693+00', NULL, NULL);
INSERT INTO public.optimization_constraint_sets OVERRIDING SYSTEM VALUE VALUES (9, 4, 'Base', 'base', '{}', '{"country": {"UK": 35}}', '{"all": {"all": {"revenue": {"type": "goal", "value": 9}}}, "country": {"UK": {"speed": {"type": "floor", "value": 5}}}}', '[]', '[{"members": ["INIT-1", "INIT-5"], "bundle_key": "B1"}]', '[]', '[]', '{"INIT-2": ["INIT-4"]}', '[["INIT-3", "INIT-4"]]', '[["INIT-3", "INIT-4", 15]]', '8a654805398cb3e2b24971458612061b4aa39e56363601131890445e1cf68103', 1, '[{"rows": ["Constraints!3"], "entry": ["B1", "INIT-1"], "bucket": "bundles_json", "strength": "hard"}, {"rows": ["Constraints!3"], "entry": ["B1", "INIT-5"], "bucket": "bundles_json", "strength": "hard"}, {"rows": ["Constraints!2"], "entry": ["country", "UK"], "bucket": "caps_json", "strength": "hard"}, {"rows": ["Constraints!5"], "entry": ["INIT-2", "INIT-4"], "bucket": "prerequisites_json", "strength": "hard"}, {"rows": ["Constraints!4"], "entry": ["INIT-3", "INIT-4"], "bucket": "synergy_bonuses_json", "strength": "hard"}, {"rows": ["Targets!2"], "entry": ["all", "all", "revenue", "goal"], "bucket": "targets_json", "strength": "hard"}, {"rows": ["Targets!3"], "entry": ["country", "UK", "speed", "floor"], "bucket": "targets_json", "strength": "hard"}]', '2026-11-28 20:27:32.693+00', '2026-11-28 20:27:32.693+00', NULL, NULL);

INSERT INTO public.optimization_runs OVERRIDING SYSTEM VALUE VALUES (1, 'RUN-20261128-202725-d475e8', 1, 1, 1, '2026-Q1', 'Base', 1, 1, 'all', '2026-Q1', '{"tie_break": true, "allow_stale": false, "time_limit_ms": 300000, "leave_out_errors": false}', 0, 'ada', 'succeeded', 'optimal', NULL, '[19.465]', '[19.465]', 0, 'highs-wasm', '1.15.1', 78, 'a7b4a5bb23811d83469bcc363044ec4844a38fa70355d010c6c1412caf52c09d', '', '2026-11-28 20:27:25.294+00', '2026-11-28 20:27:25.302+00', '2026-11-28 20:27:25.523+00', '{"set": {"hash": "8a654805398cb3e2b24971458612061b4aa39e56363601131890445e1cf68103", "shapes": {"caps_json": {"country": {"UK": 35}}, "floors_json": {}, "bundles_json": [{"members": ["INIT-1", "INIT-5"], "bundle_key": "B1"}], "targets_json": {"all": {"all": {"revenue": {"type": "goal", "value": 9}}}, "country": {"UK": {"speed": {"type": "floor", "value": 5}}}}, "prerequisites_json": {"INIT-2": ["INIT-4"]}, "synergy_bonuses_json": [["INIT-3", "INIT-4"]], "exclusions_pairs_json": [], "mandatory_initiatives_json": [], "exclusions_initiatives_json": []}, "bonusPct": [["INIT-3", "INIT-4", 15]], "provenance": [{"rows": ["Constraints!3"], "entry": ["B1", "INIT-1"], "bucket": "bundles_json", "strength": "hard"}, {"rows": ["Constraints!3"], "entry": ["B1", "INIT-5"], "bucket": "bundles_json", "strength": "hard"}, {"rows": ["Constraints!2"], "entry": ["country", "UK"], "bucket": "caps_json", "strength": "hard"}, {"rows": ["Constraints!5"], "entry": ["INIT-2", "INIT-4"], "bucket": "prerequisites_json", "strength": "hard"}, {"rows": ["Constraints!4"], "entry": ["INIT-3", "INIT-4"], "bucket": "synergy_bonuses_json", "strength": "hard"}, {"rows": ["Targets!2"], "entry": ["all", "all", "revenue", "goal"], "bucket": "targets_json", "strength": "hard"}, {"rows": ["Targets!3"], "entry": ["country", "UK", "speed", "floor"], "bucket": "targets_json", "strength": "hard"}], "scenarioName": "2026-Q1", "constraintSetName": "Base"}, "kpis": [{"key": "revenue", "row": 2, "name": "revenue", "unit": "EUR", "level": "north_star", "notes": "", "broken": false, "direction": "increase"}, {"key": "score", "row": null, "name": "score", "unit": "", "level": "strategic", "notes": "", "broken": false, "direction": "increase"}, {"key": "speed", "row": 3, "name": "speed", "unit": "days", "level": "strategic", "notes": "", "broken": false, "direction": "decrease"}], "scope": "all", "format": "planwright-run-inputs/1", "leftOut": [], "scenario": {"row": 2, "mode": "north_star", "name": "2026-Q1", "notes": "", "broken": false, "weights": {}, "periodKey": "2026-Q1", "capacityTokens": 45, "synergyBonusPct": null}, "tieBreak": true, "northStar": "revenue", "candidates": [{"key": "INIT-1", "row": 2, "notes": "", "title": "Faster checkout – Zürich", "broken": false, "tokens": 10.5, "periodKey": null, "dimensions": {"country": "UK", "product": "Payments"}, "deadlineDate": null, "contributions": {"speed": 1.25, "revenue": 5}, "lifecycleStatus": "", "isSelectedForRun": true, "activeOverallScore": null}, {"key": "INIT-2", "row": 3, "notes": "two\nlines", "title": "Risk score", "broken": false, "tokens": 20, "periodKey": null, "dimensions": {"country": "UK", "product": "Risk"}, "deadlineDate": null, "contributions": {"speed": -0.5, "revenue": 8}, "lifecycleStatus": "", "isSelectedForRun": true, "activeOverallScore": null}, {"key": "INIT-3", "row": 4, "notes": "", "title": "Ledger", "broken": false, "tokens": 15, "periodKey": null, "dimensions": {"country": "DE", "product": "Payments"}, "deadlineDate": null, "contributions": {"speed": 2, "revenue": 6.1}, "lifecycleStatus": "", "isSelectedForRun": false, "activeOverallScore": null}, {"key": "INIT-4", "row": 5, "notes": "", "title": "Onboarding", "broken": false, "tokens": 7.25, "periodKey": null, "dimensions": {"country": "DE", "product": "Growth"}, "deadlineDate": null, "contributions": {"speed": 0, "revenue": 3}, "lifecycleStatus": "", "isSelectedForRun": true, "activeOverallScore": null}, {"key": "INIT-5", "row": 6, "notes": "", "title": "Refunds", "broken": false, "tokens": 12, "periodKey": null, "dimensions": {"country": "UK", "product": "Payments"}, "deadlineDate": null, "contributions": {"speed": 3, "revenue": 4}, "lifecycleStatus": "", "isSelectedForRun": true, "activeOverallScore": null}]}', '{"gaps": [{"gap": -9.1, "run_id": "RUN-20261128-202725-d475e8", "target": 9, "kpi_key": "revenue", "achieved": 18.1, "baseline": null, "severity": "ok", "dimension": "all", "target_type": "goal", "dimension_key": "all", "recommendation": "Reached, with 9.1 to spare."}, {"gap": -0.75, "run_id": "RUN-20261128-202725-d475e8", "target": 5, "kpi_key": "speed", "achieved": 4.25, "baseline": null, "severity": "ok", "dimension": "country", "target_type": "floor", "dimension_key": "UK", "recommendation": "Kept: speed may get worse by at most 5 and gets worse by 4.25."}], "kpis": {"speed": 6.25, "revenue": 18.1}, "scope": "all", "issues": [{"row": 3, "tab": "Targets", "code": "target-sign", "message": "A target of 5 for speed without a baseline lets it get worse by at most 5 (it should decrease). If an improvement is meant, turn the sign; if a level is meant, fill baseline_value.", "severity": "warning"}], "result": "optimal", "run_id": "RUN-20261128-202725-d475e8", "status": "succeeded", "gap_pct": 0, "message": "Proven best plan.", "selected": ["INIT-1", "INIT-3", "INIT-4", "INIT-5"], "objective": [19.465], "best_bound": [19.465], "inputs_hash": "a7b4a5bb23811d83469bcc363044ec4844a38fa70355d010c6c1412caf52c09d", "capacity_used": 44.75, "scenario_name": "2026-Q1", "capacity_total": 45, "constraint_set_name": "Base"}');
INSERT INTO public.optimization_runs OVERRIDING SYSTEM VALUE VALUES (2, 'RUN-20261128-202728-6b1001', 1, 1, 1, '2026-Q1', 'Base', 1, 2, 'selected', '2026-Q1', '{"tie_break": true, "allow_stale": false, "time_limit_ms": 300000, "leave_out_errors": false}', 0, 'ada', 'succeeded', 'optimal', NULL, '[9]', '[9]', 0, 'highs-wasm', '1.15.1', 95, '971145f6ffd2973d00428f9e686eab10045e89152e1697bf439c87f9571b6974', '', '2026-11-28 20:27:28.877+00', '2026-11-28 20:27:28.884+00', '2026-11-28 20:27:29.132+00', '{"set": {"hash": "26335c0ba29b0800a79e1fcb18225e9a1a64db4269f26c4e99d57ed9afb33131", "shapes": {"caps_json": {"country": {"UK": 35}}, "floors_json": {}, "bundles_json": [{"members": ["INIT-1", "INIT-5"], "bundle_key": "B1"}], "targets_json": {"all": {"all": {"revenue": {"type": "goal", "value": 9}}}, "country": {"UK": {"speed": {"type": "floor", "value": 5}}}}, "prerequisites_json": {}, "synergy_bonuses_json": [], "exclusions_pairs_json": [], "mandatory_initiatives_json": [], "exclusions_initiatives_json": []}, "bonusPct": [], "provenance": [{"rows": ["Constraints!3"], "entry": ["B1", "INIT-1"], "bucket": "bundles_json", "strength": "hard"}, {"rows": ["Constraints!3"], "entry": ["B1", "INIT-5"], "bucket": "bundles_json", "strength": "hard"}, {"rows": ["Constraints!2"], "entry": ["country", "UK"], "bucket": "caps_json", "strength": "hard"}, {"rows": ["Targets!2"], "entry": ["all", "all", "revenue", "goal"], "bucket": "targets_json", "strength": "hard"}, {"rows": ["Targets!3"], "entry": ["country", "UK", "speed", "floor"], "bucket": "targets_json", "strength": "hard"}], "scenarioName": "2026-Q1", "constraintSetName": "Base"}, "kpis": [{"key": "revenue", "row": 2, "name": "revenue", "unit": "EUR", "level": "north_star", "notes": "", "broken": false, "direction": "increase"}, {"key": "score", "row": null, "name": "score", "unit": "", "level": "strategic", "notes": "", "broken": false, "direction": "increase"}, {"key": "speed", "row": 3, "name": "speed", "unit": "days", "level": "strategic", "notes": "", "broken": false, "direction": "decrease"}], "scope": "selected", "format": "planwright-run-inputs/1", "leftOut": [], "scenario": {"row": 2, "mode": "north_star", "name": "2026-Q1", "notes": "", "broken": false, "weights": {}, "periodKey": "2026-Q1", "capacityTokens": 45, "synergyBonusPct": null}, "tieBreak": true, "northStar": "revenue", "candidates": [{"key": "INIT-1", "row": 2, "notes": "", "title": "Faster checkout – Zürich", "broken": false, "tokens": 10.5, "periodKey": null, "dimensions": {"country": "UK", "product": "Payments"}, "deadlineDate": null, "contributions": {"speed": 1.25, "revenue": 5}, "lifecycleStatus": "", "isSelectedForRun": true, "activeOverallScore": null}, {"key": "INIT-2", "row": 3, "notes": "two\nlines", "title": "Risk score 2", "broken": false, "tokens": 20, "periodKey": null, "dimensions": {"country": "UK", "product": "Risk"}, "deadlineDate": null, "contributions": {"speed": -0.5, "revenue": 8}, "lifecycleStatus": "", "isSelectedForRun": true, "activeOverallScore": null}, {"key": "INIT-3", "row": 4, "notes": "", "title": "Ledger", "broken": false, "tokens": 15, "periodKey": null, "dimensions": {"country": "DE", "product": "Payments"}, "deadlineDate": null, "contributions": {"speed": 2, "revenue": 6.1}, "lifecycleStatus": "", "isSelectedForRun": false, "activeOverallScore": null}, {"key": "INIT-5", "row": 5, "notes": "", "title": "Refunds", "broken": false, "tokens": 12, "periodKey": null, "dimensions": {"country": "UK", "product": "Payments"}, "deadlineDate": null, "contributions": {"speed": 3, "revenue": 4}, "lifecycleStatus": "", "isSelectedForRun": true, "activeOverallScore": null}]}', '{"gaps": [{"gap": 0, "run_id": "RUN-20261128-202728-6b1001", "target": 9, "kpi_key": "revenue", "achieved": 9, "baseline": null, "severity": "ok", "dimension": "all", "target_type": "goal", "dimension_key": "all", "recommendation": "Reached, exactly."}, {"gap": -0.75, "run_id": "RUN-20261128-202728-6b1001", "target": 5, "kpi_key": "speed", "achieved": 4.25, "baseline": null, "severity": "ok", "dimension": "country", "target_type": "floor", "dimension_key": "UK", "recommendation": "Kept: speed may get worse by at most 5 and gets worse by 4.25."}], "kpis": {"speed": 4.25, "revenue": 9}, "scope": "selected", "issues": [{"row": 3, "tab": "Targets", "code": "target-sign", "message": "A target of 5 for speed without a baseline lets it get worse by at most 5 (it should decrease). If an improvement is meant, turn the sign; if a level is meant, fill baseline_value.", "severity": "warning"}], "result": "optimal", "run_id": "RUN-20261128-202728-6b1001", "status": "succeeded", "gap_pct": 0, "message": "Proven best plan.", "selected": ["INIT-1", "INIT-5"], "objective": [9], "best_bound": [9], "inputs_hash": "971145f6ffd2973d00428f9e686eab10045e89152e1697bf439c87f9571b6974", "capacity_used": 22.5, "scenario_name": "2026-Q1", "capacity_total": 45, "constraint_set_name": "Base"}');
INSERT INTO public.optimization_runs OVERRIDING SYSTEM VALUE VALUES (3, 'RUN-20261128-202730-f386ac', 1, 1, 2, '2026-Q1', 'Tight', 1, 1, 'all', '2026-Q1', '{"tie_break": true, "allow_stale": false, "time_limit_ms": 300000, "leave_out_errors": false}', 0, 'ada', 'succeeded', 'infeasible', NULL, '[]', '[]', NULL, 'highs-wasm', '1.15.1', 2, 'd7a47646a376e1ba13949bc76f66612e5b57c07f1b6d90f65b414065da2ee237', '', '2026-11-28 20:27:30.841+00', '2026-11-28 20:27:30.849+00', '2026-11-28 20:27:31.011+00', '{"set": {"hash": "03b077e7ab34969b72e889761f2dad9e9ea0441897f18da6a16cccf585c7f7c8", "shapes": {"caps_json": {"country": {"UK": 25}}, "floors_json": {"product": {"Payments": 26}}, "bundles_json": [], "targets_json": {}, "prerequisites_json": {}, "synergy_bonuses_json": [], "exclusions_pairs_json": [], "mandatory_initiatives_json": ["INIT-2"], "exclusions_initiatives_json": []}, "bonusPct": [], "provenance": [{"rows": ["Constraints!5"], "entry": ["country", "UK"], "bucket": "caps_json", "strength": "hard"}, {"rows": ["Constraints!6"], "entry": ["product", "Payments"], "bucket": "floors_json", "strength": "hard"}, {"rows": ["Constraints!4"], "entry": ["INIT-2"], "bucket": "mandatory_initiatives_json", "strength": "hard"}], "scenarioName": "2026-Q1", "constraintSetName": "Tight"}, "kpis": [{"key": "revenue", "row": 2, "name": "revenue", "unit": "EUR", "level": "north_star", "notes": "", "broken": false, "direction": "increase"}, {"key": "score", "row": null, "name": "score", "unit": "", "level": "strategic", "notes": "", "broken": false, "direction": "increase"}, {"key": "speed", "row": 3, "name": "speed", "unit": "days", "level": "strategic", "notes": "", "broken": false, "direction": "decrease"}], "scope": "all", "format": "planwright-run-inputs/1", "leftOut": [], "scenario": {"row": 2, "mode": "north_star", "name": "2026-Q1", "notes": "", "broken": false, "weights": {}, "periodKey": "2026-Q1", "capacityTokens": 45, "synergyBonusPct": null}, "tieBreak": true, "northStar": "revenue", "candidates": [{"key": "INIT-1", "row": 2, "notes": "", "title": "Faster checkout – Zürich", "broken": false, "tokens": 10.5, "periodKey": null, "dimensions": {"country": "UK", "product": "Payments"}, "deadlineDate": null, "contributions": {"speed": 1.25, "revenue": 5}, "lifecycleStatus": "", "isSelectedForRun": true, "activeOverallScore": null}, {"key": "INIT-2", "row": 3, "notes": "two\nlines", "title": "Risk score 2", "broken": false, "tokens": 20, "periodKey": null, "dimensions": {"country": "UK", "product": "Risk"}, "deadlineDate": null, "contributions": {"speed": -0.5, "revenue": 8}, "lifecycleStatus": "", "isSelectedForRun": true, "activeOverallScore": null}, {"key": "INIT-3", "row": 4, "notes": "", "title": "Ledger", "broken": false, "tokens": 15, "periodKey": null, "dimensions": {"country": "DE", "product": "Payments"}, "deadlineDate": null, "contributions": {"speed": 2, "revenue": 6.1}, "lifecycleStatus": "", "isSelectedForRun": false, "activeOverallScore": null}, {"key": "INIT-5", "row": 5, "notes": "", "title": "Refunds", "broken": false, "tokens": 12, "periodKey": null, "dimensions": {"country": "UK", "product": "Payments"}, "deadlineDate": null, "contributions": {"speed": 3, "revenue": 4}, "lifecycleStatus": "", "isSelectedForRun": true, "activeOverallScore": null}]}', '{"gaps": [], "kpis": {}, "scope": "all", "issues": [], "result": "infeasible", "run_id": "RUN-20261128-202730-f386ac", "status": "succeeded", "gap_pct": null, "message": "No plan can keep all of these rules together.", "selected": [], "objective": [], "best_bound": [], "inputs_hash": "d7a47646a376e1ba13949bc76f66612e5b57c07f1b6d90f65b414065da2ee237", "capacity_used": 0, "scenario_name": "2026-Q1", "capacity_total": 45, "constraint_set_name": "Tight"}');
INSERT INTO public.optimization_runs OVERRIDING SYSTEM VALUE VALUES (4, 'RUN-20261128-202732-a62b1f', 2, 3, 7, '2026-Q1', 'Base', 1, 1, 'all', '2026-Q1', '{"tie_break": true, "allow_stale": false, "time_limit_ms": 300000, "leave_out_errors": false}', 0, 'ada', 'succeeded', 'optimal', NULL, '[19.465]', '[19.465]', 0, 'highs-wasm', '1.15.1', 103, 'a7b4a5bb23811d83469bcc363044ec4844a38fa70355d010c6c1412caf52c09d', '', '2026-11-28 20:27:32.776+00', '2026-11-28 20:27:32.783+00', '2026-11-28 20:27:33.048+00', '{"set": {"hash": "8a654805398cb3e2b24971458612061b4aa39e56363601131890445e1cf68103", "shapes": {"caps_json": {"country": {"UK": 35}}, "floors_json": {}, "bundles_json": [{"members": ["INIT-1", "INIT-5"], "bundle_key": "B1"}], "targets_json": {"all": {"all": {"revenue": {"type": "goal", "value": 9}}}, "country": {"UK": {"speed": {"type": "floor", "value": 5}}}}, "prerequisites_json": {"INIT-2": ["INIT-4"]}, "synergy_bonuses_json": [["INIT-3", "INIT-4"]], "exclusions_pairs_json": [], "mandatory_initiatives_json": [], "exclusions_initiatives_json": []}, "bonusPct": [["INIT-3", "INIT-4", 15]], "provenance": [{"rows": ["Constraints!3"], "entry": ["B1", "INIT-1"], "bucket": "bundles_json", "strength": "hard"}, {"rows": ["Constraints!3"], "entry": ["B1", "INIT-5"], "bucket": "bundles_json", "strength": "hard"}, {"rows": ["Constraints!2"], "entry": ["country", "UK"], "bucket": "caps_json", "strength": "hard"}, {"rows": ["Constraints!5"], "entry": ["INIT-2", "INIT-4"], "bucket": "prerequisites_json", "strength": "hard"}, {"rows": ["Constraints!4"], "entry": ["INIT-3", "INIT-4"], "bucket": "synergy_bonuses_json", "strength": "hard"}, {"rows": ["Targets!2"], "entry": ["all", "all", "revenue", "goal"], "bucket": "targets_json", "strength": "hard"}, {"rows": ["Targets!3"], "entry": ["country", "UK", "speed", "floor"], "bucket": "targets_json", "strength": "hard"}], "scenarioName": "2026-Q1", "constraintSetName": "Base"}, "kpis": [{"key": "revenue", "row": 2, "name": "revenue", "unit": "EUR", "level": "north_star", "notes": "", "broken": false, "direction": "increase"}, {"key": "score", "row": null, "name": "score", "unit": "", "level": "strategic", "notes": "", "broken": false, "direction": "increase"}, {"key": "speed", "row": 3, "name": "speed", "unit": "days", "level": "strategic", "notes": "", "broken": false, "direction": "decrease"}], "scope": "all", "format": "planwright-run-inputs/1", "leftOut": [], "scenario": {"row": 2, "mode": "north_star", "name": "2026-Q1", "notes": "", "broken": false, "weights": {}, "periodKey": "2026-Q1", "capacityTokens": 45, "synergyBonusPct": null}, "tieBreak": true, "northStar": "revenue", "candidates": [{"key": "INIT-1", "row": 2, "notes": "", "title": "Faster checkout – Zürich", "broken": false, "tokens": 10.5, "periodKey": null, "dimensions": {"country": "UK", "product": "Payments"}, "deadlineDate": null, "contributions": {"speed": 1.25, "revenue": 5}, "lifecycleStatus": "", "isSelectedForRun": true, "activeOverallScore": null}, {"key": "INIT-2", "row": 3, "notes": "two\nlines", "title": "Risk score", "broken": false, "tokens": 20, "periodKey": null, "dimensions": {"country": "UK", "product": "Risk"}, "deadlineDate": null, "contributions": {"speed": -0.5, "revenue": 8}, "lifecycleStatus": "", "isSelectedForRun": true, "activeOverallScore": null}, {"key": "INIT-3", "row": 4, "notes": "", "title": "Ledger", "broken": false, "tokens": 15, "periodKey": null, "dimensions": {"country": "DE", "product": "Payments"}, "deadlineDate": null, "contributions": {"speed": 2, "revenue": 6.1}, "lifecycleStatus": "", "isSelectedForRun": false, "activeOverallScore": null}, {"key": "INIT-4", "row": 5, "notes": "", "title": "Onboarding", "broken": false, "tokens": 7.25, "periodKey": null, "dimensions": {"country": "DE", "product": "Growth"}, "deadlineDate": null, "contributions": {"speed": 0, "revenue": 3}, "lifecycleStatus": "", "isSelectedForRun": true, "activeOverallScore": null}, {"key": "INIT-5", "row": 6, "notes": "", "title": "Refunds", "broken": false, "tokens": 12, "periodKey": null, "dimensions": {"country": "UK", "product": "Payments"}, "deadlineDate": null, "contributions": {"speed": 3, "revenue": 4}, "lifecycleStatus": "", "isSelectedForRun": true, "activeOverallScore": null}]}', '{"gaps": [{"gap": -9.1, "run_id": "RUN-20261128-202732-a62b1f", "target": 9, "kpi_key": "revenue", "achieved": 18.1, "baseline": null, "severity": "ok", "dimension": "all", "target_type": "goal", "dimension_key": "all", "recommendation": "Reached, with 9.1 to spare."}, {"gap": -0.75, "run_id": "RUN-20261128-202732-a62b1f", "target": 5, "kpi_key": "speed", "achieved": 4.25, "baseline": null, "severity": "ok", "dimension": "country", "target_type": "floor", "dimension_key": "UK", "recommendation": "Kept: speed may get worse by at most 5 and gets worse by 4.25."}], "kpis": {"speed": 6.25, "revenue": 18.1}, "scope": "all", "issues": [{"row": 3, "tab": "Targets", "code": "target-sign", "message": "A target of 5 for speed without a baseline lets it get worse by at most 5 (it should decrease). If an improvement is meant, turn the sign; if a level is meant, fill baseline_value.", "severity": "warning"}], "result": "optimal", "run_id": "RUN-20261128-202732-a62b1f", "status": "succeeded", "gap_pct": 0, "message": "Proven best plan.", "selected": ["INIT-1", "INIT-3", "INIT-4", "INIT-5"], "objective": [19.465], "best_bound": [19.465], "inputs_hash": "a7b4a5bb23811d83469bcc363044ec4844a38fa70355d010c6c1412caf52c09d", "capacity_used": 44.75, "scenario_name": "2026-Q1", "capacity_total": 45, "constraint_set_name": "Base"}');

INSERT INTO public.optimization_scenarios OVERRIDING SYSTEM VALUE VALUES (1, 1, '2026-Q1', '2026-q1', '2026-Q1', 45, 'north_star', '{}', NULL, '', 'd0a51783fd165a0ef534373f882f6b0948a070bbbf1ebc3c6a5ffa72bda7c640', 1, '{"row": 2}', '2026-11-28 20:27:23.944+00', '2026-11-28 20:27:23.944+00', NULL, NULL);
INSERT INTO public.optimization_scenarios OVERRIDING SYSTEM VALUE VALUES (2, 1, '2026-Q2', '2026-q2', '2026-Q2', 40, 'weighted_kpis', '{"speed": 0.4, "revenue": 1}', NULL, '', 'be775d1c515a5bfdcf4d2547ea48be18861365fcc3991c502583b86ee0efe42e', 1, '{"row": 3}', '2026-11-28 20:27:23.944+00', '2026-11-28 20:27:23.944+00', NULL, NULL);
INSERT INTO public.optimization_scenarios OVERRIDING SYSTEM VALUE VALUES (3, 2, '2026-Q1', '2026-q1', '2026-Q1', 45, 'north_star', '{}', NULL, '', 'd0a51783fd165a0ef534373f882f6b0948a070bbbf1ebc3c6a5ffa72bda7c640', 1, '{"row": 2}', '2026-11-28 20:27:32.693+00', '2026-11-28 20:27:32.693+00', NULL, NULL);
INSERT INTO public.optimization_scenarios OVERRIDING SYSTEM VALUE VALUES (4, 2, '2026-Q2', '2026-q2', '2026-Q2', 40, 'weighted_kpis', '{"speed": 0.4, "revenue": 1}', NULL, '', 'be775d1c515a5bfdcf4d2547ea48be18861365fcc3991c502583b86ee0efe42e', 1, '{"row": 3}', '2026-11-28 20:27:32.693+00', '2026-11-28 20:27:32.693+00', NULL, NULL);

INSERT INTO public.planwright_migrations VALUES ('0000_first', '2026-11-28 20:27:23.848+00');

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

INSERT INTO public.portfolios OVERRIDING SYSTEM VALUE VALUES (1, 1, 4, 44.75, 45, '2026-11-28 20:27:25.523+00');
INSERT INTO public.portfolios OVERRIDING SYSTEM VALUE VALUES (2, 2, 2, 22.5, 45, '2026-11-28 20:27:29.132+00');
INSERT INTO public.portfolios OVERRIDING SYSTEM VALUE VALUES (3, 4, 4, 44.75, 45, '2026-11-28 20:27:33.048+00');

INSERT INTO public.record_versions OVERRIDING SYSTEM VALUE VALUES (1, 1, 'kpi', 1, 'revenue', 1, false, 'eda40b0cd48d1cd579d4bc94c7b52bd11a39e85d3351bd191b78a751066d2dbb', '{"key": "revenue", "row": 2, "name": "revenue", "unit": "EUR", "level": "north_star", "notes": "", "broken": false, "direction": "increase", "isNorthStar": true}', '2026-11-28 20:27:23.944+00');
INSERT INTO public.record_versions OVERRIDING SYSTEM VALUE VALUES (2, 1, 'kpi', 2, 'score', 1, false, '5363e64a179afc18bc5837a08a90ca09f4b7601ed458aafe4f75aa49d55beac3', '{"key": "score", "row": null, "name": "score", "unit": "", "level": "strategic", "notes": "", "broken": false, "direction": "increase", "isNorthStar": false}', '2026-11-28 20:27:23.944+00');
INSERT INTO public.record_versions OVERRIDING SYSTEM VALUE VALUES (3, 1, 'kpi', 3, 'speed', 1, false, '1b5c3a7c33284eaccea47a7a67bf0b449d48baa0a268bdd3e98b0f7ca5bba960', '{"key": "speed", "row": 3, "name": "speed", "unit": "days", "level": "strategic", "notes": "", "broken": false, "direction": "decrease", "isNorthStar": false}', '2026-11-28 20:27:23.944+00');
INSERT INTO public.record_versions OVERRIDING SYSTEM VALUE VALUES (4, 1, 'initiative', 1, 'INIT-1', 1, false, '9f4ff34c5ab3e46241f3b696d3f6143905f51b20e000c99272b0ae027d7ec7c6', '{"key": "INIT-1", "row": 2, "notes": "", "title": "Faster checkout – Zürich", "broken": false, "tokens": 10.5, "periodKey": null, "dimensions": {"country": "UK", "product": "Payments"}, "deadlineDate": null, "contributions": {"speed": 1.25, "revenue": 5}, "lifecycleStatus": "", "isSelectedForRun": true, "activeOverallScore": null}', '2026-11-28 20:27:23.944+00');
INSERT INTO public.record_versions OVERRIDING SYSTEM VALUE VALUES (5, 1, 'initiative', 2, 'INIT-2', 1, false, '10bbe0289e1079cbd0760202e9fcfcf61389a45fcba54e37f01b6e2e47f75948', '{"key": "INIT-2", "row": 3, "notes": "two\nlines", "title": "Risk score", "broken": false, "tokens": 20, "periodKey": null, "dimensions": {"country": "UK", "product": "Risk"}, "deadlineDate": null, "contributions": {"speed": -0.5, "revenue": 8}, "lifecycleStatus": "", "isSelectedForRun": true, "activeOverallScore": null}', '2026-11-28 20:27:23.944+00');
INSERT INTO public.record_versions OVERRIDING SYSTEM VALUE VALUES (6, 1, 'initiative', 3, 'INIT-3', 1, false, '226cdfb05c5a31805aff4dcae5fea256116a4fda36255f989f76ac5ee6568b2e', '{"key": "INIT-3", "row": 4, "notes": "", "title": "Ledger", "broken": false, "tokens": 15, "periodKey": null, "dimensions": {"country": "DE", "product": "Payments"}, "deadlineDate": null, "contributions": {"speed": 2, "revenue": 6.1}, "lifecycleStatus": "", "isSelectedForRun": false, "activeOverallScore": null}', '2026-11-28 20:27:23.944+00');
INSERT INTO public.record_versions OVERRIDING SYSTEM VALUE VALUES (7, 1, 'initiative', 4, 'INIT-4', 1, false, 'd361972e72f04693eadd68db024f38f0dbafd7b079be038fd5d733192934872c', '{"key": "INIT-4", "row": 5, "notes": "", "title": "Onboarding", "broken": false, "tokens": 7.25, "periodKey": null, "dimensions": {"country": "DE", "product": "Growth"}, "deadlineDate": null, "contributions": {"speed": 0, "revenue": 3}, "lifecycleStatus": "", "isSelectedForRun": true, "activeOverallScore": null}', '2026-11-28 20:27:23.944+00');
INSERT INTO public.record_versions OVERRIDING SYSTEM VALUE VALUES (8, 1, 'initiative', 5, 'INIT-5', 1, false, '2a3d89341bbf6c31ebb9f6353145e69842b6d7b3bbb94530ed70f2e7df16ac4d', '{"key": "INIT-5", "row": 6, "notes": "", "title": "Refunds", "broken": false, "tokens": 12, "periodKey": null, "dimensions": {"country": "UK", "product": "Payments"}, "deadlineDate": null, "contributions": {"speed": 3, "revenue": 4}, "lifecycleStatus": "", "isSelectedForRun": true, "activeOverallScore": null}', '2026-11-28 20:27:23.944+00');
INSERT INTO public.record_versions OVERRIDING SYSTEM VALUE VALUES (9, 1, 'scenario', 1, '2026-Q1', 1, false, 'd0a51783fd165a0ef534373f882f6b0948a070bbbf1ebc3c6a5ffa72bda7c640', '{"row": 2, "mode": "north_star", "name": "2026-Q1", "notes": "", "broken": false, "weights": {}, "periodKey": "2026-Q1", "capacityTokens": 45, "synergyBonusPct": null}', '2026-11-28 20:27:23.944+00');
INSERT INTO public.record_versions OVERRIDING SYSTEM VALUE VALUES (10, 1, 'scenario', 2, '2026-Q2', 1, false, 'be775d1c515a5bfdcf4d2547ea48be18861365fcc3991c502583b86ee0efe42e', '{"row": 3, "mode": "weighted_kpis", "name": "2026-Q2", "notes": "", "broken": false, "weights": {"speed": 0.4, "revenue": 1}, "periodKey": "2026-Q2", "capacityTokens": 40, "synergyBonusPct": null}', '2026-11-28 20:27:23.944+00');
INSERT INTO public.record_versions OVERRIDING SYSTEM VALUE VALUES (11, 1, 'constraint set', 1, '2026-Q1 / Base', 1, false, '8a654805398cb3e2b24971458612061b4aa39e56363601131890445e1cf68103', '{"hash": "8a654805398cb3e2b24971458612061b4aa39e56363601131890445e1cf68103", "shapes": {"caps_json": {"country": {"UK": 35}}, "floors_json": {}, "bundles_json": [{"members": ["INIT-1", "INIT-5"], "bundle_key": "B1"}], "targets_json": {"all": {"all": {"revenue": {"type": "goal", "value": 9}}}, "country": {"UK": {"speed": {"type": "floor", "value": 5}}}}, "prerequisites_json": {"INIT-2": ["INIT-4"]}, "synergy_bonuses_json": [["INIT-3", "INIT-4"]], "exclusions_pairs_json": [], "mandatory_initiatives_json": [], "exclusions_initiatives_json": []}, "bonusPct": [["INIT-3", "INIT-4", 15]], "provenance": [{"rows": ["Constraints!3"], "entry": ["B1", "INIT-1"], "bucket": "bundles_json", "strength": "hard"}, {"rows": ["Constraints!3"], "entry": ["B1", "INIT-5"], "bucket": "bundles_json", "strength": "hard"}, {"rows": ["Constraints!2"], "entry": ["country", "UK"], "bucket": "caps_json", "strength": "hard"}, {"rows": ["Constraints!5"], "entry": ["INIT-2", "INIT-4"], "bucket": "prerequisites_json", "strength": "hard"}, {"rows": ["Constraints!4"], "entry": ["INIT-3", "INIT-4"], "bucket": "synergy_bonuses_json", "strength": "hard"}, {"rows": ["Targets!2"], "entry": ["all", "all", "revenue", "goal"], "bucket": "targets_json", "strength": "hard"}, {"rows": ["Targets!3"], "entry": ["country", "UK", "speed", "floor"], "bucket": "targets_json", "strength": "hard"}], "scenarioName": "2026-Q1", "constraintSetName": "Base"}', '2026-11-28 20:27:23.944+00');
INSERT INTO public.record_versions OVERRIDING SYSTEM VALUE VALUES (12, 1, 'constraint set', 2, '2026-Q1 / Tight', 1, false, '03b077e7ab34969b72e889761f2dad9e9ea0441897f18da6a16cccf585c7f7c8', '{"hash": "03b077e7ab34969b72e889761f2dad9e9ea0441897f18da6a16cccf585c7f7c8", "shapes": {"caps_json": {"country": {"UK": 25}}, "floors_json": {"product": {"Payments": 26}}, "bundles_json": [], "targets_json": {}, "prerequisites_json": {}, "synergy_bonuses_json": [], "exclusions_pairs_json": [], "mandatory_initiatives_json": ["INIT-2"], "exclusions_initiatives_json": []}, "bonusPct": [], "provenance": [{"rows": ["Constraints!7"], "entry": ["country", "UK"], "bucket": "caps_json", "strength": "hard"}, {"rows": ["Constraints!8"], "entry": ["product", "Payments"], "bucket": "floors_json", "strength": "hard"}, {"rows": ["Constraints!6"], "entry": ["INIT-2"], "bucket": "mandatory_initiatives_json", "strength": "hard"}], "scenarioName": "2026-Q1", "constraintSetName": "Tight"}', '2026-11-28 20:27:23.944+00');
INSERT INTO public.record_versions OVERRIDING SYSTEM VALUE VALUES (22, 2, 'initiative', 10, 'INIT-2', 1, false, '10bbe0289e1079cbd0760202e9fcfcf61389a45fcba54e37f01b6e2e47f75948', '{"key": "INIT-2", "row": 3, "notes": "two\nlines", "title": "Risk score", "broken": false, "tokens": 20, "periodKey": null, "dimensions": {"country": "UK", "product": "Risk"}, "deadlineDate": null, "contributions": {"speed": -0.5, "revenue": 8}, "lifecycleStatus": "", "isSelectedForRun": true, "activeOverallScore": null}', '2026-11-28 20:27:32.693+00');
INSERT INTO public.record_versions OVERRIDING SYSTEM VALUE VALUES (13, 1, 'constraint set', 3, '2026-Q2 / Base', 1, false, '8a654805398cb3e2b24971458612061b4aa39e56363601131890445e1cf68103', '{"hash": "8a654805398cb3e2b24971458612061b4aa39e56363601131890445e1cf68103", "shapes": {"caps_json": {"country": {"UK": 35}}, "floors_json": {}, "bundles_json": [{"members": ["INIT-1", "INIT-5"], "bundle_key": "B1"}], "targets_json": {"all": {"all": {"revenue": {"type": "goal", "value": 9}}}, "country": {"UK": {"speed": {"type": "floor", "value": 5}}}}, "prerequisites_json": {"INIT-2": ["INIT-4"]}, "synergy_bonuses_json": [["INIT-3", "INIT-4"]], "exclusions_pairs_json": [], "mandatory_initiatives_json": [], "exclusions_initiatives_json": []}, "bonusPct": [["INIT-3", "INIT-4", 15]], "provenance": [{"rows": ["Constraints!3"], "entry": ["B1", "INIT-1"], "bucket": "bundles_json", "strength": "hard"}, {"rows": ["Constraints!3"], "entry": ["B1", "INIT-5"], "bucket": "bundles_json", "strength": "hard"}, {"rows": ["Constraints!2"], "entry": ["country", "UK"], "bucket": "caps_json", "strength": "hard"}, {"rows": ["Constraints!5"], "entry": ["INIT-2", "INIT-4"], "bucket": "prerequisites_json", "strength": "hard"}, {"rows": ["Constraints!4"], "entry": ["INIT-3", "INIT-4"], "bucket": "synergy_bonuses_json", "strength": "hard"}, {"rows": ["Targets!2"], "entry": ["all", "all", "revenue", "goal"], "bucket": "targets_json", "strength": "hard"}, {"rows": ["Targets!3"], "entry": ["country", "UK", "speed", "floor"], "bucket": "targets_json", "strength": "hard"}], "scenarioName": "2026-Q2", "constraintSetName": "Base"}', '2026-11-28 20:27:23.944+00');
INSERT INTO public.record_versions OVERRIDING SYSTEM VALUE VALUES (14, 1, 'initiative', 2, 'INIT-2', 2, false, 'feb57608cbf023ca3874751e1ea3969f582d159ee5a65cad29c740ea40aee238', '{"key": "INIT-2", "row": 3, "notes": "two\nlines", "title": "Risk score 2", "broken": false, "tokens": 20, "periodKey": null, "dimensions": {"country": "UK", "product": "Risk"}, "deadlineDate": null, "contributions": {"speed": -0.5, "revenue": 8}, "lifecycleStatus": "", "isSelectedForRun": true, "activeOverallScore": null}', '2026-11-28 20:27:27.125+00');
INSERT INTO public.record_versions OVERRIDING SYSTEM VALUE VALUES (15, 1, 'initiative', 4, 'INIT-4', 2, true, 'd361972e72f04693eadd68db024f38f0dbafd7b079be038fd5d733192934872c', '{"key": "INIT-4", "row": 5, "notes": "", "title": "Onboarding", "broken": false, "tokens": 7.25, "periodKey": null, "dimensions": {"country": "DE", "product": "Growth"}, "deadlineDate": null, "contributions": {"speed": 0, "revenue": 3}, "lifecycleStatus": "", "isSelectedForRun": true, "activeOverallScore": null}', '2026-11-28 20:27:27.125+00');
INSERT INTO public.record_versions OVERRIDING SYSTEM VALUE VALUES (16, 1, 'constraint set', 1, '2026-Q1 / Base', 2, false, '26335c0ba29b0800a79e1fcb18225e9a1a64db4269f26c4e99d57ed9afb33131', '{"hash": "26335c0ba29b0800a79e1fcb18225e9a1a64db4269f26c4e99d57ed9afb33131", "shapes": {"caps_json": {"country": {"UK": 35}}, "floors_json": {}, "bundles_json": [{"members": ["INIT-1", "INIT-5"], "bundle_key": "B1"}], "targets_json": {"all": {"all": {"revenue": {"type": "goal", "value": 9}}}, "country": {"UK": {"speed": {"type": "floor", "value": 5}}}}, "prerequisites_json": {}, "synergy_bonuses_json": [], "exclusions_pairs_json": [], "mandatory_initiatives_json": [], "exclusions_initiatives_json": []}, "bonusPct": [], "provenance": [{"rows": ["Constraints!3"], "entry": ["B1", "INIT-1"], "bucket": "bundles_json", "strength": "hard"}, {"rows": ["Constraints!3"], "entry": ["B1", "INIT-5"], "bucket": "bundles_json", "strength": "hard"}, {"rows": ["Constraints!2"], "entry": ["country", "UK"], "bucket": "caps_json", "strength": "hard"}, {"rows": ["Targets!2"], "entry": ["all", "all", "revenue", "goal"], "bucket": "targets_json", "strength": "hard"}, {"rows": ["Targets!3"], "entry": ["country", "UK", "speed", "floor"], "bucket": "targets_json", "strength": "hard"}], "scenarioName": "2026-Q1", "constraintSetName": "Base"}', '2026-11-28 20:27:27.125+00');
INSERT INTO public.record_versions OVERRIDING SYSTEM VALUE VALUES (17, 1, 'constraint set', 3, '2026-Q2 / Base', 2, false, '26335c0ba29b0800a79e1fcb18225e9a1a64db4269f26c4e99d57ed9afb33131', '{"hash": "26335c0ba29b0800a79e1fcb18225e9a1a64db4269f26c4e99d57ed9afb33131", "shapes": {"caps_json": {"country": {"UK": 35}}, "floors_json": {}, "bundles_json": [{"members": ["INIT-1", "INIT-5"], "bundle_key": "B1"}], "targets_json": {"all": {"all": {"revenue": {"type": "goal", "value": 9}}}, "country": {"UK": {"speed": {"type": "floor", "value": 5}}}}, "prerequisites_json": {}, "synergy_bonuses_json": [], "exclusions_pairs_json": [], "mandatory_initiatives_json": [], "exclusions_initiatives_json": []}, "bonusPct": [], "provenance": [{"rows": ["Constraints!3"], "entry": ["B1", "INIT-1"], "bucket": "bundles_json", "strength": "hard"}, {"rows": ["Constraints!3"], "entry": ["B1", "INIT-5"], "bucket": "bundles_json", "strength": "hard"}, {"rows": ["Constraints!2"], "entry": ["country", "UK"], "bucket": "caps_json", "strength": "hard"}, {"rows": ["Targets!2"], "entry": ["all", "all", "revenue", "goal"], "bucket": "targets_json", "strength": "hard"}, {"rows": ["Targets!3"], "entry": ["country", "UK", "speed", "floor"], "bucket": "targets_json", "strength": "hard"}], "scenarioName": "2026-Q2", "constraintSetName": "Base"}', '2026-11-28 20:27:27.125+00');
INSERT INTO public.record_versions OVERRIDING SYSTEM VALUE VALUES (18, 2, 'kpi', 4, 'revenue', 1, false, 'eda40b0cd48d1cd579d4bc94c7b52bd11a39e85d3351bd191b78a751066d2dbb', '{"key": "revenue", "row": 2, "name": "revenue", "unit": "EUR", "level": "north_star", "notes": "", "broken": false, "direction": "increase", "isNorthStar": true}', '2026-11-28 20:27:32.693+00');
INSERT INTO public.record_versions OVERRIDING SYSTEM VALUE VALUES (19, 2, 'kpi', 5, 'score', 1, false, '5363e64a179afc18bc5837a08a90ca09f4b7601ed458aafe4f75aa49d55beac3', '{"key": "score", "row": null, "name": "score", "unit": "", "level": "strategic", "notes": "", "broken": false, "direction": "increase", "isNorthStar": false}', '2026-11-28 20:27:32.693+00');
INSERT INTO public.record_versions OVERRIDING SYSTEM VALUE VALUES (20, 2, 'kpi', 6, 'speed', 1, false, '1b5c3a7c33284eaccea47a7a67bf0b449d48baa0a268bdd3e98b0f7ca5bba960', '{"key": "speed", "row": 3, "name": "speed", "unit": "days", "level": "strategic", "notes": "", "broken": false, "direction": "decrease", "isNorthStar": false}', '2026-11-28 20:27:32.693+00');
INSERT INTO public.record_versions OVERRIDING SYSTEM VALUE VALUES (21, 2, 'initiative', 9, 'INIT-1', 1, false, '9f4ff34c5ab3e46241f3b696d3f6143905f51b20e000c99272b0ae027d7ec7c6', '{"key": "INIT-1", "row": 2, "notes": "", "title": "Faster checkout – Zürich", "broken": false, "tokens": 10.5, "periodKey": null, "dimensions": {"country": "UK", "product": "Payments"}, "deadlineDate": null, "contributions": {"speed": 1.25, "revenue": 5}, "lifecycleStatus": "", "isSelectedForRun": true, "activeOverallScore": null}', '2026-11-28 20:27:32.693+00');
INSERT INTO public.record_versions OVERRIDING SYSTEM VALUE VALUES (23, 2, 'initiative', 11, 'INIT-3', 1, false, '226cdfb05c5a31805aff4dcae5fea256116a4fda36255f989f76ac5ee6568b2e', '{"key": "INIT-3", "row": 4, "notes": "", "title": "Ledger", "broken": false, "tokens": 15, "periodKey": null, "dimensions": {"country": "DE", "product": "Payments"}, "deadlineDate": null, "contributions": {"speed": 2, "revenue": 6.1}, "lifecycleStatus": "", "isSelectedForRun": false, "activeOverallScore": null}', '2026-11-28 20:27:32.693+00');
INSERT INTO public.record_versions OVERRIDING SYSTEM VALUE VALUES (24, 2, 'initiative', 12, 'INIT-4', 1, false, 'd361972e72f04693eadd68db024f38f0dbafd7b079be038fd5d733192934872c', '{"key": "INIT-4", "row": 5, "notes": "", "title": "Onboarding", "broken": false, "tokens": 7.25, "periodKey": null, "dimensions": {"country": "DE", "product": "Growth"}, "deadlineDate": null, "contributions": {"speed": 0, "revenue": 3}, "lifecycleStatus": "", "isSelectedForRun": true, "activeOverallScore": null}', '2026-11-28 20:27:32.693+00');
INSERT INTO public.record_versions OVERRIDING SYSTEM VALUE VALUES (25, 2, 'initiative', 13, 'INIT-5', 1, false, '2a3d89341bbf6c31ebb9f6353145e69842b6d7b3bbb94530ed70f2e7df16ac4d', '{"key": "INIT-5", "row": 6, "notes": "", "title": "Refunds", "broken": false, "tokens": 12, "periodKey": null, "dimensions": {"country": "UK", "product": "Payments"}, "deadlineDate": null, "contributions": {"speed": 3, "revenue": 4}, "lifecycleStatus": "", "isSelectedForRun": true, "activeOverallScore": null}', '2026-11-28 20:27:32.693+00');
INSERT INTO public.record_versions OVERRIDING SYSTEM VALUE VALUES (26, 2, 'scenario', 3, '2026-Q1', 1, false, 'd0a51783fd165a0ef534373f882f6b0948a070bbbf1ebc3c6a5ffa72bda7c640', '{"row": 2, "mode": "north_star", "name": "2026-Q1", "notes": "", "broken": false, "weights": {}, "periodKey": "2026-Q1", "capacityTokens": 45, "synergyBonusPct": null}', '2026-11-28 20:27:32.693+00');
INSERT INTO public.record_versions OVERRIDING SYSTEM VALUE VALUES (27, 2, 'scenario', 4, '2026-Q2', 1, false, 'be775d1c515a5bfdcf4d2547ea48be18861365fcc3991c502583b86ee0efe42e', '{"row": 3, "mode": "weighted_kpis", "name": "2026-Q2", "notes": "", "broken": false, "weights": {"speed": 0.4, "revenue": 1}, "periodKey": "2026-Q2", "capacityTokens": 40, "synergyBonusPct": null}', '2026-11-28 20:27:32.693+00');
INSERT INTO public.record_versions OVERRIDING SYSTEM VALUE VALUES (28, 2, 'constraint set', 7, '2026-Q1 / Base', 1, false, '8a654805398cb3e2b24971458612061b4aa39e56363601131890445e1cf68103', '{"hash": "8a654805398cb3e2b24971458612061b4aa39e56363601131890445e1cf68103", "shapes": {"caps_json": {"country": {"UK": 35}}, "floors_json": {}, "bundles_json": [{"members": ["INIT-1", "INIT-5"], "bundle_key": "B1"}], "targets_json": {"all": {"all": {"revenue": {"type": "goal", "value": 9}}}, "country": {"UK": {"speed": {"type": "floor", "value": 5}}}}, "prerequisites_json": {"INIT-2": ["INIT-4"]}, "synergy_bonuses_json": [["INIT-3", "INIT-4"]], "exclusions_pairs_json": [], "mandatory_initiatives_json": [], "exclusions_initiatives_json": []}, "bonusPct": [["INIT-3", "INIT-4", 15]], "provenance": [{"rows": ["Constraints!3"], "entry": ["B1", "INIT-1"], "bucket": "bundles_json", "strength": "hard"}, {"rows": ["Constraints!3"], "entry": ["B1", "INIT-5"], "bucket": "bundles_json", "strength": "hard"}, {"rows": ["Constraints!2"], "entry": ["country", "UK"], "bucket": "caps_json", "strength": "hard"}, {"rows": ["Constraints!5"], "entry": ["INIT-2", "INIT-4"], "bucket": "prerequisites_json", "strength": "hard"}, {"rows": ["Constraints!4"], "entry": ["INIT-3", "INIT-4"], "bucket": "synergy_bonuses_json", "strength": "hard"}, {"rows": ["Targets!2"], "entry": ["all", "all", "revenue", "goal"], "bucket": "targets_json", "strength": "hard"}, {"rows": ["Targets!3"], "entry": ["country", "UK", "speed", "floor"], "bucket": "targets_json", "strength": "hard"}], "scenarioName": "2026-Q1", "constraintSetName": "Base"}', '2026-11-28 20:27:32.693+00');
INSERT INTO public.record_versions OVERRIDING SYSTEM VALUE VALUES (29, 2, 'constraint set', 8, '2026-Q1 / Tight', 1, false, '03b077e7ab34969b72e889761f2dad9e9ea0441897f18da6a16cccf585c7f7c8', '{"hash": "03b077e7ab34969b72e889761f2dad9e9ea0441897f18da6a16cccf585c7f7c8", "shapes": {"caps_json": {"country": {"UK": 25}}, "floors_json": {"product": {"Payments": 26}}, "bundles_json": [], "targets_json": {}, "prerequisites_json": {}, "synergy_bonuses_json": [], "exclusions_pairs_json": [], "mandatory_initiatives_json": ["INIT-2"], "exclusions_initiatives_json": []}, "bonusPct": [], "provenance": [{"rows": ["Constraints!7"], "entry": ["country", "UK"], "bucket": "caps_json", "strength": "hard"}, {"rows": ["Constraints!8"], "entry": ["product", "Payments"], "bucket": "floors_json", "strength": "hard"}, {"rows": ["Constraints!6"], "entry": ["INIT-2"], "bucket": "mandatory_initiatives_json", "strength": "hard"}], "scenarioName": "2026-Q1", "constraintSetName": "Tight"}', '2026-11-28 20:27:32.693+00');
INSERT INTO public.record_versions OVERRIDING SYSTEM VALUE VALUES (30, 2, 'constraint set', 9, '2026-Q2 / Base', 1, false, '8a654805398cb3e2b24971458612061b4aa39e56363601131890445e1cf68103', '{"hash": "8a654805398cb3e2b24971458612061b4aa39e56363601131890445e1cf68103", "shapes": {"caps_json": {"country": {"UK": 35}}, "floors_json": {}, "bundles_json": [{"members": ["INIT-1", "INIT-5"], "bundle_key": "B1"}], "targets_json": {"all": {"all": {"revenue": {"type": "goal", "value": 9}}}, "country": {"UK": {"speed": {"type": "floor", "value": 5}}}}, "prerequisites_json": {"INIT-2": ["INIT-4"]}, "synergy_bonuses_json": [["INIT-3", "INIT-4"]], "exclusions_pairs_json": [], "mandatory_initiatives_json": [], "exclusions_initiatives_json": []}, "bonusPct": [["INIT-3", "INIT-4", 15]], "provenance": [{"rows": ["Constraints!3"], "entry": ["B1", "INIT-1"], "bucket": "bundles_json", "strength": "hard"}, {"rows": ["Constraints!3"], "entry": ["B1", "INIT-5"], "bucket": "bundles_json", "strength": "hard"}, {"rows": ["Constraints!2"], "entry": ["country", "UK"], "bucket": "caps_json", "strength": "hard"}, {"rows": ["Constraints!5"], "entry": ["INIT-2", "INIT-4"], "bucket": "prerequisites_json", "strength": "hard"}, {"rows": ["Constraints!4"], "entry": ["INIT-3", "INIT-4"], "bucket": "synergy_bonuses_json", "strength": "hard"}, {"rows": ["Targets!2"], "entry": ["all", "all", "revenue", "goal"], "bucket": "targets_json", "strength": "hard"}, {"rows": ["Targets!3"], "entry": ["country", "UK", "speed", "floor"], "bucket": "targets_json", "strength": "hard"}], "scenarioName": "2026-Q2", "constraintSetName": "Base"}', '2026-11-28 20:27:32.693+00');

INSERT INTO public.sync_events OVERRIDING SYSTEM VALUE VALUES (1, 1, '2026-11-28 20:27:23.944+00', 'ada', '/plans/plan', 'kpi', 1, 'revenue', 'added', 1, '["north_star, in EUR, increase is better"]');
INSERT INTO public.sync_events OVERRIDING SYSTEM VALUE VALUES (2, 1, '2026-11-28 20:27:23.944+00', 'ada', '/plans/plan', 'kpi', 2, 'score', 'added', 1, '["strategic, increase is better"]');
INSERT INTO public.sync_events OVERRIDING SYSTEM VALUE VALUES (3, 1, '2026-11-28 20:27:23.944+00', 'ada', '/plans/plan', 'kpi', 3, 'speed', 'added', 1, '["strategic, in days, decrease is better"]');
INSERT INTO public.sync_events OVERRIDING SYSTEM VALUE VALUES (4, 1, '2026-11-28 20:27:23.944+00', 'ada', '/plans/plan', 'initiative', 1, 'INIT-1', 'added', 1, '["Faster checkout – Zürich", "tokens: 10.5"]');
INSERT INTO public.sync_events OVERRIDING SYSTEM VALUE VALUES (5, 1, '2026-11-28 20:27:23.944+00', 'ada', '/plans/plan', 'initiative', 2, 'INIT-2', 'added', 1, '["Risk score", "tokens: 20"]');
INSERT INTO public.sync_events OVERRIDING SYSTEM VALUE VALUES (6, 1, '2026-11-28 20:27:23.944+00', 'ada', '/plans/plan', 'initiative', 3, 'INIT-3', 'added', 1, '["Ledger", "tokens: 15"]');
INSERT INTO public.sync_events OVERRIDING SYSTEM VALUE VALUES (7, 1, '2026-11-28 20:27:23.944+00', 'ada', '/plans/plan', 'initiative', 4, 'INIT-4', 'added', 1, '["Onboarding", "tokens: 7.25"]');
INSERT INTO public.sync_events OVERRIDING SYSTEM VALUE VALUES (8, 1, '2026-11-28 20:27:23.944+00', 'ada', '/plans/plan', 'initiative', 5, 'INIT-5', 'added', 1, '["Refunds", "tokens: 12"]');
INSERT INTO public.sync_events OVERRIDING SYSTEM VALUE VALUES (9, 1, '2026-11-28 20:27:23.944+00', 'ada', '/plans/plan', 'scenario', 1, '2026-Q1', 'added', 1, '["objective north_star", "capacity: 45"]');
INSERT INTO public.sync_events OVERRIDING SYSTEM VALUE VALUES (10, 1, '2026-11-28 20:27:23.944+00', 'ada', '/plans/plan', 'scenario', 2, '2026-Q2', 'added', 1, '["objective weighted_kpis", "capacity: 40"]');
INSERT INTO public.sync_events OVERRIDING SYSTEM VALUE VALUES (11, 1, '2026-11-28 20:27:23.944+00', 'ada', '/plans/plan', 'constraint set', 1, '2026-Q1 / Base', 'added', 1, '["7 rules"]');
INSERT INTO public.sync_events OVERRIDING SYSTEM VALUE VALUES (12, 1, '2026-11-28 20:27:23.944+00', 'ada', '/plans/plan', 'constraint set', 2, '2026-Q1 / Tight', 'added', 1, '["3 rules"]');
INSERT INTO public.sync_events OVERRIDING SYSTEM VALUE VALUES (13, 1, '2026-11-28 20:27:23.944+00', 'ada', '/plans/plan', 'constraint set', 3, '2026-Q2 / Base', 'added', 1, '["7 rules"]');
INSERT INTO public.sync_events OVERRIDING SYSTEM VALUE VALUES (14, 1, '2026-11-28 20:27:27.125+00', 'ada', '/plans/plan', 'initiative', 2, 'INIT-2', 'changed', 2, '["title: \"Risk score\" -> \"Risk score 2\""]');
INSERT INTO public.sync_events OVERRIDING SYSTEM VALUE VALUES (15, 1, '2026-11-28 20:27:27.125+00', 'ada', '/plans/plan', 'initiative', 4, 'INIT-4', 'archived', 2, '["no longer on the sheet; it comes back if it returns"]');
INSERT INTO public.sync_events OVERRIDING SYSTEM VALUE VALUES (16, 1, '2026-11-28 20:27:27.125+00', 'ada', '/plans/plan', 'constraint set', 1, '2026-Q1 / Base', 'changed', 2, '["bonus of synergy INIT-3 + INIT-4 removed (was 15 %)", "prerequisite INIT-2 needs INIT-4 removed", "synergy INIT-3 + INIT-4 removed"]');
INSERT INTO public.sync_events OVERRIDING SYSTEM VALUE VALUES (17, 1, '2026-11-28 20:27:27.125+00', 'ada', '/plans/plan', 'constraint set', 3, '2026-Q2 / Base', 'changed', 2, '["bonus of synergy INIT-3 + INIT-4 removed (was 15 %)", "prerequisite INIT-2 needs INIT-4 removed", "synergy INIT-3 + INIT-4 removed"]');
INSERT INTO public.sync_events OVERRIDING SYSTEM VALUE VALUES (18, 2, '2026-11-28 20:27:32.693+00', 'ada', '/plans/other', 'kpi', 4, 'revenue', 'added', 1, '["north_star, in EUR, increase is better"]');
INSERT INTO public.sync_events OVERRIDING SYSTEM VALUE VALUES (19, 2, '2026-11-28 20:27:32.693+00', 'ada', '/plans/other', 'kpi', 5, 'score', 'added', 1, '["strategic, increase is better"]');
INSERT INTO public.sync_events OVERRIDING SYSTEM VALUE VALUES (20, 2, '2026-11-28 20:27:32.693+00', 'ada', '/plans/other', 'kpi', 6, 'speed', 'added', 1, '["strategic, in days, decrease is better"]');
INSERT INTO public.sync_events OVERRIDING SYSTEM VALUE VALUES (21, 2, '2026-11-28 20:27:32.693+00', 'ada', '/plans/other', 'initiative', 9, 'INIT-1', 'added', 1, '["Faster checkout – Zürich", "tokens: 10.5"]');
INSERT INTO public.sync_events OVERRIDING SYSTEM VALUE VALUES (22, 2, '2026-11-28 20:27:32.693+00', 'ada', '/plans/other', 'initiative', 10, 'INIT-2', 'added', 1, '["Risk score", "tokens: 20"]');
INSERT INTO public.sync_events OVERRIDING SYSTEM VALUE VALUES (23, 2, '2026-11-28 20:27:32.693+00', 'ada', '/plans/other', 'initiative', 11, 'INIT-3', 'added', 1, '["Ledger", "tokens: 15"]');
INSERT INTO public.sync_events OVERRIDING SYSTEM VALUE VALUES (24, 2, '2026-11-28 20:27:32.693+00', 'ada', '/plans/other', 'initiative', 12, 'INIT-4', 'added', 1, '["Onboarding", "tokens: 7.25"]');
INSERT INTO public.sync_events OVERRIDING SYSTEM VALUE VALUES (25, 2, '2026-11-28 20:27:32.693+00', 'ada', '/plans/other', 'initiative', 13, 'INIT-5', 'added', 1, '["Refunds", "tokens: 12"]');
INSERT INTO public.sync_events OVERRIDING SYSTEM VALUE VALUES (26, 2, '2026-11-28 20:27:32.693+00', 'ada', '/plans/other', 'scenario', 3, '2026-Q1', 'added', 1, '["objective north_star", "capacity: 45"]');
INSERT INTO public.sync_events OVERRIDING SYSTEM VALUE VALUES (27, 2, '2026-11-28 20:27:32.693+00', 'ada', '/plans/other', 'scenario', 4, '2026-Q2', 'added', 1, '["objective weighted_kpis", "capacity: 40"]');
INSERT INTO public.sync_events OVERRIDING SYSTEM VALUE VALUES (28, 2, '2026-11-28 20:27:32.693+00', 'ada', '/plans/other', 'constraint set', 7, '2026-Q1 / Base', 'added', 1, '["7 rules"]');
INSERT INTO public.sync_events OVERRIDING SYSTEM VALUE VALUES (29, 2, '2026-11-28 20:27:32.693+00', 'ada', '/plans/other', 'constraint set', 8, '2026-Q1 / Tight', 'added', 1, '["3 rules"]');
INSERT INTO public.sync_events OVERRIDING SYSTEM VALUE VALUES (30, 2, '2026-11-28 20:27:32.693+00', 'ada', '/plans/other', 'constraint set', 9, '2026-Q2 / Base', 'added', 1, '["7 rules"]');

INSERT INTO public.workspaces OVERRIDING SYSTEM VALUE VALUES (1, 'plan', 'plan', '/plans/plan', '{"strays": [], "brokenInitiatives": [], "hasContributionsTab": false}', '2026-11-28 20:27:23.944+00');
INSERT INTO public.workspaces OVERRIDING SYSTEM VALUE VALUES (2, 'other', 'other', '/plans/other', '{"strays": [], "brokenInitiatives": [], "hasContributionsTab": false}', '2026-11-28 20:27:32.693+00');

SELECT pg_catalog.setval('public.initiatives_id_seq', 13, true);

SELECT pg_catalog.setval('public.metrics_config_id_seq', 6, true);

SELECT pg_catalog.setval('public.optimization_constraint_sets_id_seq', 9, true);

SELECT pg_catalog.setval('public.optimization_runs_id_seq', 4, true);

SELECT pg_catalog.setval('public.optimization_scenarios_id_seq', 4, true);

SELECT pg_catalog.setval('public.portfolio_items_id_seq', 10, true);

SELECT pg_catalog.setval('public.portfolios_id_seq', 3, true);

SELECT pg_catalog.setval('public.record_versions_id_seq', 30, true);

SELECT pg_catalog.setval('public.sync_events_id_seq', 30, true);

SELECT pg_catalog.setval('public.workspaces_id_seq', 2, true);

ALTER TABLE ONLY public.initiatives
    ADD CONSTRAINT initiatives_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.metrics_config
    ADD CONSTRAINT metrics_config_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.optimization_constraint_sets
    ADD CONSTRAINT optimization_constraint_sets_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.optimization_runs
    ADD CONSTRAINT optimization_runs_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.optimization_scenarios
    ADD CONSTRAINT optimization_scenarios_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.planwright_migrations
    ADD CONSTRAINT planwright_migrations_pkey PRIMARY KEY (tag);

ALTER TABLE ONLY public.portfolio_items
    ADD CONSTRAINT portfolio_items_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.portfolios
    ADD CONSTRAINT portfolios_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.record_versions
    ADD CONSTRAINT record_versions_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.sync_events
    ADD CONSTRAINT sync_events_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.workspaces
    ADD CONSTRAINT workspaces_pkey PRIMARY KEY (id);

CREATE UNIQUE INDEX initiatives_by_key ON public.initiatives USING btree (workspace_id, name_key);

CREATE UNIQUE INDEX metrics_config_by_key ON public.metrics_config USING btree (workspace_id, name_key);

CREATE UNIQUE INDEX optimization_constraint_sets_by_name ON public.optimization_constraint_sets USING btree (scenario_id, name_key);

CREATE UNIQUE INDEX optimization_runs_by_run_id ON public.optimization_runs USING btree (run_id);

CREATE INDEX optimization_runs_by_set ON public.optimization_runs USING btree (constraint_set_id);

CREATE INDEX optimization_runs_by_workspace ON public.optimization_runs USING btree (workspace_id, id);

CREATE UNIQUE INDEX optimization_scenarios_by_name ON public.optimization_scenarios USING btree (workspace_id, name_key);

CREATE UNIQUE INDEX portfolio_items_by_position ON public.portfolio_items USING btree (portfolio_id, "position");

CREATE UNIQUE INDEX portfolios_by_run ON public.portfolios USING btree (run_id);

CREATE UNIQUE INDEX record_versions_by_record ON public.record_versions USING btree (record_type, record_id, version);

CREATE INDEX record_versions_by_workspace ON public.record_versions USING btree (workspace_id);

CREATE INDEX sync_events_by_workspace ON public.sync_events USING btree (workspace_id, id);

CREATE UNIQUE INDEX workspaces_by_name ON public.workspaces USING btree (name_key);

ALTER TABLE ONLY public.initiatives
    ADD CONSTRAINT initiatives_workspace_id_workspaces_id_fk FOREIGN KEY (workspace_id) REFERENCES public.workspaces(id);

ALTER TABLE ONLY public.metrics_config
    ADD CONSTRAINT metrics_config_workspace_id_workspaces_id_fk FOREIGN KEY (workspace_id) REFERENCES public.workspaces(id);

ALTER TABLE ONLY public.optimization_constraint_sets
    ADD CONSTRAINT optimization_constraint_sets_scenario_id_optimization_scenarios FOREIGN KEY (scenario_id) REFERENCES public.optimization_scenarios(id);

ALTER TABLE ONLY public.optimization_runs
    ADD CONSTRAINT optimization_runs_constraint_set_id_optimization_constraint_set FOREIGN KEY (constraint_set_id) REFERENCES public.optimization_constraint_sets(id);

ALTER TABLE ONLY public.optimization_runs
    ADD CONSTRAINT optimization_runs_scenario_id_optimization_scenarios_id_fk FOREIGN KEY (scenario_id) REFERENCES public.optimization_scenarios(id);

ALTER TABLE ONLY public.optimization_runs
    ADD CONSTRAINT optimization_runs_workspace_id_workspaces_id_fk FOREIGN KEY (workspace_id) REFERENCES public.workspaces(id);

ALTER TABLE ONLY public.optimization_scenarios
    ADD CONSTRAINT optimization_scenarios_workspace_id_workspaces_id_fk FOREIGN KEY (workspace_id) REFERENCES public.workspaces(id);

ALTER TABLE ONLY public.portfolio_items
    ADD CONSTRAINT portfolio_items_initiative_id_initiatives_id_fk FOREIGN KEY (initiative_id) REFERENCES public.initiatives(id);

ALTER TABLE ONLY public.portfolio_items
    ADD CONSTRAINT portfolio_items_portfolio_id_portfolios_id_fk FOREIGN KEY (portfolio_id) REFERENCES public.portfolios(id);

ALTER TABLE ONLY public.portfolios
    ADD CONSTRAINT portfolios_run_id_optimization_runs_id_fk FOREIGN KEY (run_id) REFERENCES public.optimization_runs(id);

ALTER TABLE ONLY public.record_versions
    ADD CONSTRAINT record_versions_workspace_id_workspaces_id_fk FOREIGN KEY (workspace_id) REFERENCES public.workspaces(id);

ALTER TABLE ONLY public.sync_events
    ADD CONSTRAINT sync_events_workspace_id_workspaces_id_fk FOREIGN KEY (workspace_id) REFERENCES public.workspaces(id);


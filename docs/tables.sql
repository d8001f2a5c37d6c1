-- The tables of cx-audit export, for DuckDB and PostgreSQL. docs/tables.md says what the columns mean.

CREATE TABLE audits (
    audit text,
    organisation text,
    leader text,
    round bigint,
    checklist text,
    checklist_version text,
    started timestamptz,
    finished timestamptz,
    complete boolean,
    counts boolean,
    net_trust double precision,
    level text,
    verdict text,
    touchpoints_built bigint,
    touchpoints bigint,
    weakest text,
    seal_whole boolean,
    scoring_version bigint,
    anyway boolean,
    from_file boolean,
    made_up boolean,
    PRIMARY KEY (audit)
);

CREATE TABLE touchpoints (
    audit text,
    touchpoint text,
    place bigint,
    title text,
    weight double precision,
    begun boolean,
    got_through boolean,
    complete boolean,
    felt bigint,
    ceiling bigint,
    trust bigint,
    level text,
    built boolean,
    rose_tint bigint,
    unmet bigint,
    extras bigint,
    moments bigint,
    predicted bigint,
    certain bigint,
    gap bigint,
    sight text,
    PRIMARY KEY (audit, touchpoint)
);

CREATE TABLE answers (
    audit text,
    question text,
    part text,
    touchpoint text,
    kind text,
    asked text,
    applies boolean,
    answer text,
    answer_text text,
    number bigint,
    day date,
    critical boolean,
    changed_times bigint,
    answered_at timestamptz,
    PRIMARY KEY (audit, question)
);

CREATE TABLE feelings (
    audit text,
    touchpoint text,
    kind text,
    number bigint,
    word text,
    direction text,
    strength bigint,
    signed bigint,
    what text
);

CREATE TABLE follow_ups (
    audit text,
    follow_up text,
    number bigint,
    kind text,
    touchpoint text,
    what text,
    who text,
    due date,
    state text,
    marked_on date,
    marked_at timestamptz,
    note text,
    PRIMARY KEY (follow_up)
);

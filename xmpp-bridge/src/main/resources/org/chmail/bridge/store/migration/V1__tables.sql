-- The same on SQLite and on PostgreSQL. Times are epoch milliseconds, truth is 0 or 1.
-- seq columns grow with each insert: order does not hang on clocks.

CREATE TABLE login (
    login_id          TEXT     NOT NULL PRIMARY KEY,
    recent_address    TEXT,
    recent_address_at BIGINT,
    stamp             SMALLINT NOT NULL DEFAULT 1,
    notify            SMALLINT NOT NULL DEFAULT 0,
    lang              TEXT     NOT NULL DEFAULT ''
);

-- Outlives its mail by 30 days, hence no reference.
CREATE TABLE port (
    login_id    TEXT    NOT NULL,
    port        INTEGER NOT NULL CHECK (port BETWEEN 1024 AND 65535),
    mail_id     TEXT    NOT NULL,
    allotted_at BIGINT  NOT NULL,
    expires_at  BIGINT  NOT NULL,
    PRIMARY KEY (login_id, port)
);
CREATE INDEX port_expiry ON port (login_id, expires_at);
CREATE INDEX port_mail ON port (mail_id);

CREATE TABLE address (
    address     TEXT    NOT NULL PRIMARY KEY,
    login_id    TEXT    NOT NULL,
    verified_at BIGINT,
    code_hash   TEXT,
    code_until  BIGINT,
    tries       INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX address_login ON address (login_id);

CREATE TABLE mail (
    id           TEXT    NOT NULL PRIMARY KEY,
    seq          BIGINT  NOT NULL,
    message_id   TEXT    NOT NULL,
    author       TEXT    NOT NULL,
    from_address TEXT    NOT NULL,
    port         INTEGER NOT NULL,
    subject      TEXT    NOT NULL,
    token_hash   TEXT    NOT NULL UNIQUE,
    stamped_at   BIGINT  NOT NULL,
    expires_at   BIGINT  NOT NULL,
    UNIQUE (message_id, from_address)
);
CREATE INDEX mail_seq ON mail (seq);
CREATE INDEX mail_expiry ON mail (expires_at);

CREATE TABLE participant (
    mail_id  TEXT    NOT NULL REFERENCES mail (id) ON DELETE CASCADE,
    address  TEXT    NOT NULL,
    role     TEXT    NOT NULL CHECK (role IN ('AUTHOR', 'TO', 'CC')),
    position INTEGER NOT NULL,
    PRIMARY KEY (mail_id, address)
);
CREATE INDEX participant_address ON participant (address, mail_id);

CREATE TABLE attempt (
    id         TEXT     NOT NULL PRIMARY KEY,
    seq        BIGINT   NOT NULL,
    mail_id    TEXT     NOT NULL REFERENCES mail (id) ON DELETE CASCADE,
    is_open    SMALLINT NOT NULL,
    begun_at   BIGINT   NOT NULL,
    expires_at BIGINT   NOT NULL,
    ended_at   BIGINT
);
CREATE INDEX attempt_seq ON attempt (seq);
CREATE INDEX attempt_mail ON attempt (mail_id, seq);
CREATE UNIQUE INDEX attempt_open ON attempt (mail_id) WHERE is_open = 1;
CREATE INDEX attempt_expiry ON attempt (expires_at) WHERE is_open = 1;
CREATE INDEX attempt_end ON attempt (ended_at) WHERE ended_at IS NOT NULL;

CREATE TABLE caller (
    attempt_id TEXT     NOT NULL REFERENCES attempt (id) ON DELETE CASCADE,
    login_id   TEXT     NOT NULL,
    position   INTEGER  NOT NULL,
    withdrawn  SMALLINT NOT NULL DEFAULT 0,
    at         BIGINT   NOT NULL,
    PRIMARY KEY (attempt_id, login_id)
);
CREATE INDEX caller_login ON caller (login_id, attempt_id);

CREATE TABLE leg (
    id          TEXT     NOT NULL PRIMARY KEY,
    seq         BIGINT   NOT NULL,
    attempt_id  TEXT     NOT NULL REFERENCES attempt (id) ON DELETE CASCADE,
    callee      TEXT     NOT NULL,
    late        SMALLINT NOT NULL,
    state       TEXT     NOT NULL
        CHECK (state IN ('RINGING', 'ALARMED', 'PARKED', 'JOINED', 'DECLINED', 'CANCELLED', 'EXPIRED')),
    ring        INTEGER  NOT NULL,
    round       INTEGER  NOT NULL,
    round_began BIGINT,
    rung_out    SMALLINT NOT NULL,
    alarm       TEXT,
    due_at      BIGINT,
    version     BIGINT   NOT NULL,
    UNIQUE (attempt_id, callee)
);
CREATE INDEX leg_seq ON leg (seq);
CREATE INDEX leg_callee ON leg (callee, seq);
CREATE INDEX leg_due ON leg (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX leg_waiting ON leg (seq) WHERE state IN ('RINGING', 'ALARMED', 'PARKED');

CREATE TABLE chat (
    id              TEXT   NOT NULL PRIMARY KEY,
    attempt_id      TEXT   NOT NULL UNIQUE REFERENCES attempt (id) ON DELETE CASCADE,
    room            TEXT   NOT NULL UNIQUE,
    state           TEXT   NOT NULL CHECK (state IN ('OPENING', 'OPEN', 'CLOSING', 'CLOSED')),
    last_message_at BIGINT NOT NULL,
    empty_since     BIGINT,
    due_at          BIGINT,
    version         BIGINT NOT NULL,
    holder          TEXT,
    lease_until     BIGINT,
    fence           BIGINT NOT NULL DEFAULT 0
);
CREATE INDEX chat_due ON chat (due_at) WHERE state = 'OPEN';
CREATE INDEX chat_standing ON chat (state) WHERE state IN ('OPEN', 'CLOSING');

CREATE TABLE event (
    chat_id TEXT   NOT NULL REFERENCES chat (id) ON DELETE CASCADE,
    seq     BIGINT NOT NULL,
    kind    TEXT   NOT NULL,
    nick    TEXT,
    body    TEXT,
    at      BIGINT NOT NULL,
    PRIMARY KEY (chat_id, seq)
);

CREATE TABLE block (
    blocker TEXT   NOT NULL,
    blocked TEXT   NOT NULL,
    at      BIGINT NOT NULL,
    PRIMARY KEY (blocker, blocked)
);

-- One row per recipient with something to be sent. Who adds, or claims, or strikes off the last, holds it: so one
-- recipient's numbers are given out in the order of the commits, and one row at most is in flight.
CREATE TABLE outbox_queue (
    recipient TEXT   NOT NULL PRIMARY KEY,
    last_seq  BIGINT NOT NULL
);

CREATE TABLE outbox (
    id          TEXT    NOT NULL PRIMARY KEY,
    recipient   TEXT    NOT NULL,
    seq         BIGINT  NOT NULL,
    kind        TEXT    NOT NULL,
    body        TEXT    NOT NULL,
    attempt_id  TEXT,
    leg_id      TEXT,
    phase       TEXT,
    replaces    TEXT,
    chat_id     TEXT,
    created_at  BIGINT  NOT NULL,
    due_at      BIGINT  NOT NULL DEFAULT 0,
    tries       INTEGER NOT NULL,
    owner       TEXT,
    lease_until BIGINT,
    UNIQUE (recipient, seq)
);
CREATE INDEX outbox_owner ON outbox (owner) WHERE owner IS NOT NULL;

CREATE TABLE handled (
    command_key TEXT   NOT NULL PRIMARY KEY,
    until_at    BIGINT NOT NULL
);
CREATE INDEX handled_until ON handled (until_at);

CREATE TABLE node (
    name       TEXT   NOT NULL PRIMARY KEY,
    started_at BIGINT NOT NULL,
    seen_at    BIGINT NOT NULL
);

-- A guest's place: one account sits in many chats, once in each.
CREATE TABLE seat (
    account     TEXT   NOT NULL,
    chat_id     TEXT   NOT NULL REFERENCES chat (id) ON DELETE CASCADE,
    nick        TEXT   NOT NULL,
    holder      TEXT,
    lease_until BIGINT,
    fence       BIGINT NOT NULL DEFAULT 0,
    PRIMARY KEY (account, chat_id)
);
CREATE INDEX seat_chat ON seat (chat_id);

CREATE TABLE api_token (
    name       TEXT   NOT NULL PRIMARY KEY,
    token_hash TEXT   NOT NULL UNIQUE,
    scopes     TEXT   NOT NULL,
    created_at BIGINT NOT NULL
);

-- A database of version 0.1.0's first schema, as sqlite3's .dump shows it: alice was off and is alarmed; carol's ring
-- waits in the outbox, for Openfire was down. Its people are alice, bob and carol of example.org.
BEGIN TRANSACTION;
CREATE TABLE IF NOT EXISTS "flyway_schema_history" (
    "installed_rank" INT NOT NULL PRIMARY KEY,
    "version" VARCHAR(50),
    "description" VARCHAR(200) NOT NULL,
    "type" VARCHAR(20) NOT NULL,
    "script" VARCHAR(1000) NOT NULL,
    "checksum" INT,
    "installed_by" VARCHAR(100) NOT NULL,
    "installed_on" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f','now')),
    "execution_time" INT NOT NULL,
    "success" BOOLEAN NOT NULL
);
INSERT INTO flyway_schema_history VALUES(1,'1','tables','SQL','V1__tables.sql',881564797,'','2026-11-25 00:08:02.776',9,1);
CREATE TABLE login (
    login_id          TEXT     NOT NULL PRIMARY KEY,
    recent_address    TEXT,
    recent_address_at BIGINT,
    stamp             SMALLINT NOT NULL DEFAULT 1,
    notify            SMALLINT NOT NULL DEFAULT 0,
    lang              TEXT     NOT NULL DEFAULT ''
);
INSERT INTO login VALUES('chmail@example.org','127.0.0.1',1795565287893,1,0,'');
INSERT INTO login VALUES('alice@example.org',NULL,NULL,1,0,'');
INSERT INTO login VALUES('carol@example.org','127.0.0.1',1795565289598,1,0,'');
INSERT INTO login VALUES('bob@example.org','127.0.0.1',1795565289081,1,0,'');
CREATE TABLE port (
    login_id    TEXT    NOT NULL,
    port        INTEGER NOT NULL CHECK (port BETWEEN 1024 AND 65535),
    mail_id     TEXT    NOT NULL,
    allotted_at BIGINT  NOT NULL,
    expires_at  BIGINT  NOT NULL,
    PRIMARY KEY (login_id, port)
);
INSERT INTO port VALUES('alice@example.org',32599,'344ee346-342f-4a06-b55b-c409a3e32225',1795565288390,1803341289197);
INSERT INTO port VALUES('carol@example.org',42771,'1a028c54-4ecd-4a8d-b35f-57981284ee80',1795565288783,1803341290012);
CREATE TABLE address (
    address     TEXT    NOT NULL PRIMARY KEY,
    login_id    TEXT    NOT NULL,
    verified_at BIGINT,
    code_hash   TEXT,
    code_until  BIGINT,
    tries       INTEGER NOT NULL DEFAULT 0
);
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
INSERT INTO mail VALUES('344ee346-342f-4a06-b55b-c409a3e32225',1,'<one@v1.example>','alice@example.org','alice@example.org',32599,'Lunch on Friday?','ef6e0be902d82b34b5844dc08113d8844b1c6d87743ad9add4396b43d4f05003',1795565288390,1803341289197);
INSERT INTO mail VALUES('1a028c54-4ecd-4a8d-b35f-57981284ee80',2,'<two@v1.example>','carol@example.org','carol@example.org',42771,'Dinner?','92b8139599434174c0f42c34de34f9e254ae21f6a80e35888465e7de1038ae37',1795565288783,1803341290012);
CREATE TABLE participant (
    mail_id  TEXT    NOT NULL REFERENCES mail (id) ON DELETE CASCADE,
    address  TEXT    NOT NULL,
    role     TEXT    NOT NULL CHECK (role IN ('AUTHOR', 'TO', 'CC')),
    position INTEGER NOT NULL,
    PRIMARY KEY (mail_id, address)
);
INSERT INTO participant VALUES('344ee346-342f-4a06-b55b-c409a3e32225','alice@example.org','AUTHOR',0);
INSERT INTO participant VALUES('344ee346-342f-4a06-b55b-c409a3e32225','bob@example.org','TO',1);
INSERT INTO participant VALUES('344ee346-342f-4a06-b55b-c409a3e32225','carol@example.org','CC',2);
INSERT INTO participant VALUES('1a028c54-4ecd-4a8d-b35f-57981284ee80','carol@example.org','AUTHOR',0);
INSERT INTO participant VALUES('1a028c54-4ecd-4a8d-b35f-57981284ee80','bob@example.org','TO',1);
CREATE TABLE attempt (
    id         TEXT     NOT NULL PRIMARY KEY,
    seq        BIGINT   NOT NULL,
    mail_id    TEXT     NOT NULL REFERENCES mail (id) ON DELETE CASCADE,
    is_open    SMALLINT NOT NULL,
    begun_at   BIGINT   NOT NULL,
    expires_at BIGINT   NOT NULL,
    ended_at   BIGINT
);
INSERT INTO attempt VALUES('cf82697b-d866-400e-b671-0b61652d25fd',1,'344ee346-342f-4a06-b55b-c409a3e32225',1,1795565289217,1795651689217,NULL);
INSERT INTO attempt VALUES('8b018662-a336-4c5c-b952-ecca65b50e99',2,'1a028c54-4ecd-4a8d-b35f-57981284ee80',1,1795565290014,1795651690014,NULL);
CREATE TABLE caller (
    attempt_id TEXT     NOT NULL REFERENCES attempt (id) ON DELETE CASCADE,
    login_id   TEXT     NOT NULL,
    position   INTEGER  NOT NULL,
    withdrawn  SMALLINT NOT NULL DEFAULT 0,
    at         BIGINT   NOT NULL,
    PRIMARY KEY (attempt_id, login_id)
);
INSERT INTO caller VALUES('cf82697b-d866-400e-b671-0b61652d25fd','bob@example.org',0,0,1795565289217);
INSERT INTO caller VALUES('8b018662-a336-4c5c-b952-ecca65b50e99','bob@example.org',0,0,1795565290014);
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
INSERT INTO leg VALUES('1029115b-78b6-43ec-bb97-e266bcdb999d',1,'cf82697b-d866-400e-b671-0b61652d25fd','alice@example.org',0,'ALARMED',0,0,NULL,0,'969ba7ae-4a47-4197-b7aa-4b28bdcb7308',NULL,1);
INSERT INTO leg VALUES('ed628581-e01c-40e7-b307-7855b23eedaa',2,'8b018662-a336-4c5c-b952-ecca65b50e99','carol@example.org',0,'RINGING',1,1,1795565290015,0,NULL,1795565295015,1);
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
CREATE TABLE outbox_queue (
    recipient TEXT   NOT NULL PRIMARY KEY,
    last_seq  BIGINT NOT NULL
);
INSERT INTO outbox_queue VALUES('carol@example.org',1);
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
INSERT INTO outbox VALUES('7ea1794f-2f4a-455e-aff7-3ae8b6b0873f','carol@example.org',1,'RING','bob@example.org would like to chat about the mail "Dinner?" (carol@example.org 42771). Say: accept, or: decline','8b018662-a336-4c5c-b952-ecca65b50e99','ed628581-e01c-40e7-b307-7855b23eedaa','RINGING/1/1',NULL,NULL,1795565290017,0,0,NULL,NULL);
CREATE TABLE handled (
    command_key TEXT   NOT NULL PRIMARY KEY,
    until_at    BIGINT NOT NULL
);
CREATE TABLE node (
    name       TEXT   NOT NULL PRIMARY KEY,
    started_at BIGINT NOT NULL,
    seen_at    BIGINT NOT NULL
);
CREATE TABLE seat (
    account     TEXT   NOT NULL,
    chat_id     TEXT   NOT NULL REFERENCES chat (id) ON DELETE CASCADE,
    nick        TEXT   NOT NULL,
    holder      TEXT,
    lease_until BIGINT,
    fence       BIGINT NOT NULL DEFAULT 0,
    PRIMARY KEY (account, chat_id)
);
CREATE TABLE api_token (
    name       TEXT   NOT NULL PRIMARY KEY,
    token_hash TEXT   NOT NULL UNIQUE,
    scopes     TEXT   NOT NULL,
    created_at BIGINT NOT NULL
);
CREATE INDEX "flyway_schema_history_s_idx" ON "flyway_schema_history" ("success");
CREATE INDEX port_expiry ON port (login_id, expires_at);
CREATE INDEX port_mail ON port (mail_id);
CREATE INDEX address_login ON address (login_id);
CREATE INDEX mail_seq ON mail (seq);
CREATE INDEX mail_expiry ON mail (expires_at);
CREATE INDEX participant_address ON participant (address, mail_id);
CREATE INDEX attempt_seq ON attempt (seq);
CREATE INDEX attempt_mail ON attempt (mail_id, seq);
CREATE UNIQUE INDEX attempt_open ON attempt (mail_id) WHERE is_open = 1;
CREATE INDEX attempt_expiry ON attempt (expires_at) WHERE is_open = 1;
CREATE INDEX attempt_end ON attempt (ended_at) WHERE ended_at IS NOT NULL;
CREATE INDEX caller_login ON caller (login_id, attempt_id);
CREATE INDEX leg_seq ON leg (seq);
CREATE INDEX leg_callee ON leg (callee, seq);
CREATE INDEX leg_due ON leg (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX leg_waiting ON leg (seq) WHERE state IN ('RINGING', 'ALARMED', 'PARKED');
CREATE INDEX chat_due ON chat (due_at) WHERE state = 'OPEN';
CREATE INDEX chat_standing ON chat (state) WHERE state IN ('OPEN', 'CLOSING');
CREATE INDEX outbox_owner ON outbox (owner) WHERE owner IS NOT NULL;
CREATE INDEX handled_until ON handled (until_at);
CREATE INDEX seat_chat ON seat (chat_id);
COMMIT;

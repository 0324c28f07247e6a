-- Who is told by mail that someone asks, and who accepted while off and is invited once they are on.

-- One row a leg, ever; for an address without a login one an attempt. letter_id: the mail that tells it, once that is
-- fixed; the mail itself may be gone by then.
CREATE TABLE alarm (
    id         TEXT   NOT NULL PRIMARY KEY,
    seq        BIGINT NOT NULL,
    attempt_id TEXT   NOT NULL REFERENCES attempt (id) ON DELETE CASCADE,
    leg_id     TEXT   UNIQUE REFERENCES leg (id) ON DELETE CASCADE,
    address    TEXT   NOT NULL,
    token_hash TEXT   UNIQUE,
    created_at BIGINT NOT NULL,
    letter_id  TEXT
);
CREATE INDEX alarm_attempt ON alarm (attempt_id);
CREATE UNIQUE INDEX alarm_outsider ON alarm (attempt_id, address) WHERE leg_id IS NULL;
CREATE INDEX alarm_untold ON alarm (address, seq) WHERE letter_id IS NULL;
CREATE INDEX alarm_letter ON alarm (letter_id) WHERE letter_id IS NOT NULL;

-- When an address last got an alarm mail; forgotten once it no longer holds up the next one.
CREATE TABLE mailed (
    address TEXT   NOT NULL PRIMARY KEY,
    last_at BIGINT NOT NULL
);
CREATE INDEX mailed_last ON mailed (last_at);

CREATE TABLE absent (
    chat_id  TEXT NOT NULL REFERENCES chat (id) ON DELETE CASCADE,
    login_id TEXT NOT NULL,
    PRIMARY KEY (chat_id, login_id)
);

-- An address stands in its table once it is linked; the codes that were mailed to link it have one of their own, since
-- several people may ask for the same address, and who returns a code has it. Who was told of a mail is told once.

ALTER TABLE address DROP COLUMN code_hash;
ALTER TABLE address DROP COLUMN code_until;
ALTER TABLE address DROP COLUMN tries;

CREATE TABLE link_code (
    id         TEXT    NOT NULL PRIMARY KEY,
    login_id   TEXT    NOT NULL,
    address    TEXT    NOT NULL,
    code_hash  TEXT    NOT NULL,
    sent_at    BIGINT  NOT NULL,
    until_at   BIGINT  NOT NULL,
    tries      INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX link_code_login ON link_code (login_id, sent_at);
CREATE INDEX link_code_address ON link_code (address, sent_at);
CREATE INDEX link_code_sent ON link_code (sent_at);

CREATE TABLE told (
    mail_id  TEXT   NOT NULL REFERENCES mail (id) ON DELETE CASCADE,
    login_id TEXT   NOT NULL,
    at       BIGINT NOT NULL,
    PRIMARY KEY (mail_id, login_id)
);
CREATE INDEX told_login ON told (login_id);

-- What is over is looked for each minute.
CREATE INDEX port_over ON port (expires_at);

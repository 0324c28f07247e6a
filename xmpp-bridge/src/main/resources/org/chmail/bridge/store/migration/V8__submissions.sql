-- Mails that people write on a page, until the mail server has taken them; then only that it has, for a while, so that a
-- form that comes twice is sent once.
CREATE TABLE submission (
    id          TEXT   NOT NULL PRIMARY KEY,
    login_id    TEXT   NOT NULL,
    sender      TEXT   NOT NULL,
    sender_name TEXT   NOT NULL,
    recipients  TEXT   NOT NULL,
    cc          TEXT   NOT NULL,
    subject     TEXT   NOT NULL,
    body        TEXT   NOT NULL,
    written_at  BIGINT NOT NULL,
    sent_at     BIGINT,
    refused     TEXT
);
CREATE INDEX submission_login ON submission (login_id, written_at);
CREATE INDEX submission_written ON submission (written_at);

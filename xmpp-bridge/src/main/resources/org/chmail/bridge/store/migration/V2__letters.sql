-- Parcels say their language, how the verbs name their mail, and by what they go; mails of the bridge's own wait here.

ALTER TABLE outbox ADD COLUMN lang TEXT NOT NULL DEFAULT '';
ALTER TABLE outbox ADD COLUMN about TEXT;
ALTER TABLE outbox ADD COLUMN channel TEXT NOT NULL DEFAULT 'XMPP';

CREATE TABLE letter (
    id          TEXT NOT NULL PRIMARY KEY,
    recipient   TEXT NOT NULL,
    lang        TEXT NOT NULL,
    subject     TEXT NOT NULL,
    body        TEXT NOT NULL,
    in_reply_to TEXT,
    refs        TEXT NOT NULL
);

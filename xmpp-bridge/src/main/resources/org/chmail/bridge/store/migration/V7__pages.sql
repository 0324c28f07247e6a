-- What people with nothing but a browser need.

-- The display name in the mail's header, or empty.
ALTER TABLE participant ADD COLUMN name TEXT NOT NULL DEFAULT '';

-- Someone on a mail whose address belongs to no login, once they have proven that they read it. Their login_id is one that
-- no XMPP server has. Who was put out stays out.
CREATE TABLE guest (
    login_id TEXT     NOT NULL PRIMARY KEY,
    mail_id  TEXT     NOT NULL REFERENCES mail (id) ON DELETE CASCADE,
    address  TEXT     NOT NULL,
    name     TEXT     NOT NULL,
    put_out  SMALLINT NOT NULL DEFAULT 0,
    UNIQUE (mail_id, address)
);
CREATE INDEX guest_address ON guest (address);

-- Who a browser is, as it has proven: on one mail, or, with no mail, everywhere.
CREATE TABLE web_session (
    id          TEXT   NOT NULL PRIMARY KEY,
    cookie_hash TEXT   NOT NULL,
    mail_id     TEXT   REFERENCES mail (id) ON DELETE CASCADE,
    login_id    TEXT   NOT NULL,
    agent       TEXT   NOT NULL,
    begun_at    BIGINT NOT NULL,
    seen_at     BIGINT NOT NULL,
    until_at    BIGINT NOT NULL
);
CREATE UNIQUE INDEX web_session_mail ON web_session (cookie_hash, mail_id) WHERE mail_id IS NOT NULL;
CREATE UNIQUE INDEX web_session_login ON web_session (cookie_hash) WHERE mail_id IS NULL;
CREATE INDEX web_session_of ON web_session (login_id);
CREATE INDEX web_session_until ON web_session (until_at);

-- The codes that were mailed to let a browser prove that it may read this address' mail.
CREATE TABLE page_code (
    id          TEXT    NOT NULL PRIMARY KEY,
    cookie_hash TEXT    NOT NULL,
    mail_id     TEXT    NOT NULL REFERENCES mail (id) ON DELETE CASCADE,
    address     TEXT    NOT NULL,
    code_hash   TEXT    NOT NULL,
    sent_at     BIGINT  NOT NULL,
    until_at    BIGINT  NOT NULL,
    tries       INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX page_code_cookie ON page_code (cookie_hash, mail_id, sent_at);
CREATE INDEX page_code_address ON page_code (address, sent_at);
CREATE INDEX page_code_sent ON page_code (sent_at);

-- Where somebody with a browser sits in a chat: one seat account may sit in many chats. Who leaves is there until the room
-- has heard all that they said.
DROP TABLE seat;
CREATE TABLE seat (
    chat_id  TEXT     NOT NULL REFERENCES chat (id) ON DELETE CASCADE,
    number   INTEGER  NOT NULL,
    login_id TEXT     NOT NULL,
    nick     TEXT     NOT NULL,
    leaving  SMALLINT NOT NULL DEFAULT 0,
    PRIMARY KEY (chat_id, number),
    UNIQUE (chat_id, login_id)
);
CREATE INDEX seat_login ON seat (login_id);

-- Browsers that wait to be signed in: the login, as it was typed, says yes and the code that the page shows, which is made
-- of the cookie. Who says it in time is taken in once.
CREATE TABLE sign_in (
    id          TEXT     NOT NULL PRIMARY KEY,
    cookie_hash TEXT     NOT NULL,
    login_id    TEXT     NOT NULL,
    agent       TEXT     NOT NULL,
    code_hash   TEXT     NOT NULL,
    token_hash  TEXT     NOT NULL UNIQUE,
    begun_at    BIGINT   NOT NULL,
    until_at    BIGINT   NOT NULL,
    tries       INTEGER  NOT NULL DEFAULT 0,
    confirmed   SMALLINT NOT NULL DEFAULT 0
);
CREATE INDEX sign_in_cookie ON sign_in (cookie_hash, begun_at);
CREATE INDEX sign_in_login ON sign_in (login_id, begun_at);
CREATE INDEX sign_in_begun ON sign_in (begun_at);

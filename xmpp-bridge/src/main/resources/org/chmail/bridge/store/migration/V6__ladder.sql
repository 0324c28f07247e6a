-- What an answer corrects is any message that asked, not only an alarm.
ALTER TABLE leg RENAME COLUMN alarm TO asked;

-- Asked with "chat ... all": those who are called once the chat is open are called like the first.
ALTER TABLE attempt ADD COLUMN everyone SMALLINT NOT NULL DEFAULT 0;

-- Who was let into a chat, in that order: nobody is put into a room with someone they blocked.
CREATE TABLE admitted (
    chat_id  TEXT    NOT NULL REFERENCES chat (id) ON DELETE CASCADE,
    login_id TEXT    NOT NULL,
    position INTEGER NOT NULL,
    PRIMARY KEY (chat_id, login_id)
);
CREATE INDEX block_blocked ON block (blocked);

-- Whose words they were, as the room told the bridge, and by what a message is known when the room tells it again.

ALTER TABLE event ADD COLUMN login_id TEXT;
ALTER TABLE event ADD COLUMN stanza_id TEXT;
ALTER TABLE event ADD COLUMN said_key TEXT;
CREATE UNIQUE INDEX event_once ON event (chat_id, said_key);

-- CHmail's properties of Openfire, with their defaults: see chmail.properties for what each is.
-- Run it on Openfire's database while Openfire is stopped; put your domain in place of example.org.
INSERT INTO ofProperty (name, propValue) VALUES ('chmail.bridge', 'chmail@example.org');
INSERT INTO ofProperty (name, propValue) VALUES ('chmail.muc.service', 'chats');

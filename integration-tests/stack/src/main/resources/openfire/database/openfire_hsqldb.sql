-- The tables that Openfire 4.2 (schema version 26) reads and writes. Its Maven artifact ships none.
-- Openfire runs this file by itself when the database has no ofVersion table. @...@ are filled in by the harness.

CREATE TABLE ofUser (
  username VARCHAR(255) NOT NULL,
  storedKey VARCHAR(255),
  serverKey VARCHAR(255),
  salt VARCHAR(255),
  iterations INTEGER,
  plainPassword VARCHAR(255),
  encryptedPassword VARCHAR(4000),
  name VARCHAR(255),
  email VARCHAR(255),
  creationDate VARCHAR(15) NOT NULL,
  modificationDate VARCHAR(15) NOT NULL,
  PRIMARY KEY (username)
);

CREATE TABLE ofUserProp (
  username VARCHAR(255) NOT NULL,
  name VARCHAR(255) NOT NULL,
  propValue VARCHAR(4000) NOT NULL,
  PRIMARY KEY (username, name)
);

CREATE TABLE ofUserFlag (
  username VARCHAR(255) NOT NULL,
  name VARCHAR(255) NOT NULL,
  startTime VARCHAR(15),
  endTime VARCHAR(15),
  PRIMARY KEY (username, name)
);

CREATE TABLE ofPrivate (
  username VARCHAR(255) NOT NULL,
  name VARCHAR(255) NOT NULL,
  namespace VARCHAR(255) NOT NULL,
  privateData LONGVARCHAR NOT NULL,
  PRIMARY KEY (username, name, namespace)
);

CREATE TABLE ofOffline (
  username VARCHAR(255) NOT NULL,
  messageID BIGINT NOT NULL,
  creationDate VARCHAR(15) NOT NULL,
  messageSize INTEGER NOT NULL,
  stanza LONGVARCHAR NOT NULL,
  PRIMARY KEY (username, messageID)
);

CREATE TABLE ofPresence (
  username VARCHAR(255) NOT NULL,
  offlinePresence LONGVARCHAR,
  offlineDate VARCHAR(15) NOT NULL,
  PRIMARY KEY (username)
);

CREATE TABLE ofRoster (
  rosterID BIGINT NOT NULL,
  username VARCHAR(255) NOT NULL,
  jid VARCHAR(4000) NOT NULL,
  sub INTEGER NOT NULL,
  ask INTEGER NOT NULL,
  recv INTEGER NOT NULL,
  nick VARCHAR(255),
  PRIMARY KEY (rosterID)
);

CREATE TABLE ofRosterGroups (
  rosterID BIGINT NOT NULL,
  rank INTEGER NOT NULL,
  groupName VARCHAR(255) NOT NULL,
  PRIMARY KEY (rosterID, rank)
);

CREATE TABLE ofVCard (
  username VARCHAR(255) NOT NULL,
  vcard LONGVARCHAR NOT NULL,
  PRIMARY KEY (username)
);

CREATE TABLE ofGroup (
  groupName VARCHAR(255) NOT NULL,
  description VARCHAR(255),
  PRIMARY KEY (groupName)
);

CREATE TABLE ofGroupProp (
  groupName VARCHAR(255) NOT NULL,
  name VARCHAR(255) NOT NULL,
  propValue VARCHAR(4000) NOT NULL,
  PRIMARY KEY (groupName, name)
);

CREATE TABLE ofGroupUser (
  groupName VARCHAR(255) NOT NULL,
  username VARCHAR(255) NOT NULL,
  administrator INTEGER NOT NULL,
  PRIMARY KEY (groupName, username, administrator)
);

CREATE TABLE ofID (
  idType INTEGER NOT NULL,
  id BIGINT NOT NULL,
  PRIMARY KEY (idType)
);

CREATE TABLE ofProperty (
  name VARCHAR(255) NOT NULL,
  propValue VARCHAR(4000) NOT NULL,
  encrypted INTEGER,
  PRIMARY KEY (name)
);

CREATE TABLE ofVersion (
  name VARCHAR(255) NOT NULL,
  version INTEGER NOT NULL,
  PRIMARY KEY (name)
);

CREATE TABLE ofExtComponentConf (
  subdomain VARCHAR(255) NOT NULL,
  wildcard INTEGER NOT NULL,
  secret VARCHAR(255),
  permission VARCHAR(255) NOT NULL,
  PRIMARY KEY (subdomain)
);

CREATE TABLE ofRemoteServerConf (
  xmppDomain VARCHAR(255) NOT NULL,
  remotePort INTEGER,
  permission VARCHAR(255) NOT NULL,
  PRIMARY KEY (xmppDomain)
);

CREATE TABLE ofPrivacyList (
  username VARCHAR(255) NOT NULL,
  name VARCHAR(255) NOT NULL,
  isDefault INTEGER NOT NULL,
  list LONGVARCHAR NOT NULL,
  PRIMARY KEY (username, name)
);

CREATE TABLE ofSASLAuthorized (
  username VARCHAR(255) NOT NULL,
  principal VARCHAR(4000) NOT NULL,
  PRIMARY KEY (username, principal)
);

CREATE TABLE ofSecurityAuditLog (
  msgID BIGINT NOT NULL,
  username VARCHAR(255) NOT NULL,
  entryStamp BIGINT NOT NULL,
  summary VARCHAR(255) NOT NULL,
  node VARCHAR(255) NOT NULL,
  details LONGVARCHAR,
  PRIMARY KEY (msgID)
);

CREATE TABLE ofMucService (
  serviceID BIGINT NOT NULL,
  subdomain VARCHAR(255) NOT NULL,
  description VARCHAR(255),
  isHidden INTEGER NOT NULL,
  PRIMARY KEY (subdomain)
);

CREATE TABLE ofMucServiceProp (
  serviceID BIGINT NOT NULL,
  name VARCHAR(255) NOT NULL,
  propValue VARCHAR(4000) NOT NULL,
  PRIMARY KEY (serviceID, name)
);

CREATE TABLE ofMucRoom (
  serviceID BIGINT NOT NULL,
  roomID BIGINT NOT NULL,
  creationDate VARCHAR(15) NOT NULL,
  modificationDate VARCHAR(15) NOT NULL,
  name VARCHAR(255) NOT NULL,
  naturalName VARCHAR(255) NOT NULL,
  description VARCHAR(255),
  lockedDate VARCHAR(15) NOT NULL,
  emptyDate VARCHAR(15),
  canChangeSubject INTEGER NOT NULL,
  maxUsers INTEGER NOT NULL,
  publicRoom INTEGER NOT NULL,
  moderated INTEGER NOT NULL,
  membersOnly INTEGER NOT NULL,
  canInvite INTEGER NOT NULL,
  roomPassword VARCHAR(255),
  canDiscoverJID INTEGER NOT NULL,
  logEnabled INTEGER NOT NULL,
  subject VARCHAR(255),
  rolesToBroadcast INTEGER NOT NULL,
  useReservedNick INTEGER NOT NULL,
  canChangeNick INTEGER NOT NULL,
  canRegister INTEGER NOT NULL,
  allowpm INTEGER,
  PRIMARY KEY (serviceID, name)
);

CREATE TABLE ofMucRoomProp (
  roomID BIGINT NOT NULL,
  name VARCHAR(255) NOT NULL,
  propValue VARCHAR(4000) NOT NULL,
  PRIMARY KEY (roomID, name)
);

CREATE TABLE ofMucAffiliation (
  roomID BIGINT NOT NULL,
  jid VARCHAR(4000) NOT NULL,
  affiliation INTEGER NOT NULL,
  PRIMARY KEY (roomID, jid)
);

CREATE TABLE ofMucMember (
  roomID BIGINT NOT NULL,
  jid VARCHAR(4000) NOT NULL,
  nickname VARCHAR(255),
  firstName VARCHAR(255),
  lastName VARCHAR(255),
  url VARCHAR(255),
  email VARCHAR(255),
  faqentry VARCHAR(255),
  PRIMARY KEY (roomID, jid)
);

CREATE TABLE ofMucConversationLog (
  roomID BIGINT NOT NULL,
  messageID BIGINT NOT NULL,
  sender VARCHAR(4000) NOT NULL,
  nickname VARCHAR(255),
  logTime VARCHAR(15) NOT NULL,
  subject VARCHAR(255),
  body LONGVARCHAR,
  stanza LONGVARCHAR
);

CREATE TABLE ofPubsubNode (
  serviceID VARCHAR(255) NOT NULL,
  nodeID VARCHAR(255) NOT NULL,
  leaf INTEGER NOT NULL,
  creationDate VARCHAR(15) NOT NULL,
  modificationDate VARCHAR(15) NOT NULL,
  parent VARCHAR(255),
  deliverPayloads INTEGER NOT NULL,
  maxPayloadSize INTEGER,
  persistItems INTEGER,
  maxItems INTEGER,
  notifyConfigChanges INTEGER NOT NULL,
  notifyDelete INTEGER NOT NULL,
  notifyRetract INTEGER NOT NULL,
  presenceBased INTEGER NOT NULL,
  sendItemSubscribe INTEGER NOT NULL,
  publisherModel VARCHAR(255) NOT NULL,
  subscriptionEnabled INTEGER NOT NULL,
  configSubscription INTEGER NOT NULL,
  accessModel VARCHAR(255) NOT NULL,
  payloadType VARCHAR(255),
  bodyXSLT VARCHAR(255),
  dataformXSLT VARCHAR(255),
  creator VARCHAR(4000) NOT NULL,
  description VARCHAR(255),
  language VARCHAR(255),
  name VARCHAR(255),
  replyPolicy VARCHAR(255),
  associationPolicy VARCHAR(255),
  maxLeafNodes INTEGER,
  PRIMARY KEY (serviceID, nodeID)
);

CREATE TABLE ofPubsubNodeJIDs (
  serviceID VARCHAR(255) NOT NULL,
  nodeID VARCHAR(255) NOT NULL,
  jid VARCHAR(4000) NOT NULL,
  associationType VARCHAR(255) NOT NULL,
  PRIMARY KEY (serviceID, nodeID, jid)
);

CREATE TABLE ofPubsubNodeGroups (
  serviceID VARCHAR(255) NOT NULL,
  nodeID VARCHAR(255) NOT NULL,
  rosterGroup VARCHAR(255) NOT NULL
);

CREATE TABLE ofPubsubAffiliation (
  serviceID VARCHAR(255) NOT NULL,
  nodeID VARCHAR(255) NOT NULL,
  jid VARCHAR(4000) NOT NULL,
  affiliation VARCHAR(255) NOT NULL,
  PRIMARY KEY (serviceID, nodeID, jid)
);

CREATE TABLE ofPubsubItem (
  serviceID VARCHAR(255) NOT NULL,
  nodeID VARCHAR(255) NOT NULL,
  id VARCHAR(255) NOT NULL,
  jid VARCHAR(4000) NOT NULL,
  creationDate VARCHAR(15) NOT NULL,
  payload LONGVARCHAR,
  PRIMARY KEY (serviceID, nodeID, id)
);

CREATE TABLE ofPubsubSubscription (
  serviceID VARCHAR(255) NOT NULL,
  nodeID VARCHAR(255) NOT NULL,
  id VARCHAR(255) NOT NULL,
  jid VARCHAR(4000) NOT NULL,
  owner VARCHAR(4000) NOT NULL,
  state VARCHAR(255) NOT NULL,
  deliver INTEGER NOT NULL,
  digest INTEGER NOT NULL,
  digest_frequency INTEGER NOT NULL,
  expire VARCHAR(15),
  includeBody INTEGER NOT NULL,
  showValues VARCHAR(255) NOT NULL,
  subscriptionType VARCHAR(255) NOT NULL,
  subscriptionDepth INTEGER NOT NULL,
  keyword VARCHAR(255),
  PRIMARY KEY (serviceID, nodeID, id)
);

CREATE TABLE ofPubsubDefaultConf (
  serviceID VARCHAR(255) NOT NULL,
  leaf INTEGER NOT NULL,
  deliverPayloads INTEGER NOT NULL,
  maxPayloadSize INTEGER NOT NULL,
  persistItems INTEGER NOT NULL,
  maxItems INTEGER NOT NULL,
  notifyConfigChanges INTEGER NOT NULL,
  notifyDelete INTEGER NOT NULL,
  notifyRetract INTEGER NOT NULL,
  presenceBased INTEGER NOT NULL,
  sendItemSubscribe INTEGER NOT NULL,
  publisherModel VARCHAR(255) NOT NULL,
  subscriptionEnabled INTEGER NOT NULL,
  accessModel VARCHAR(255) NOT NULL,
  language VARCHAR(255),
  replyPolicy VARCHAR(255),
  associationPolicy VARCHAR(255) NOT NULL,
  maxLeafNodes INTEGER NOT NULL,
  PRIMARY KEY (serviceID, leaf)
);

-- The next free number of roster entries, users, offline messages and rooms.
INSERT INTO ofID (idType, id) VALUES (18, 1);
INSERT INTO ofID (idType, id) VALUES (19, 1);
INSERT INTO ofID (idType, id) VALUES (23, 1);
INSERT INTO ofID (idType, id) VALUES (26, 2);

INSERT INTO ofVersion (name, version) VALUES ('openfire', 26);
INSERT INTO ofMucService (serviceID, subdomain, isHidden) VALUES (1, 'conference', 0);

INSERT INTO ofUser (username, plainPassword, name, creationDate, modificationDate) VALUES ('admin', '@ADMIN_PASSWORD@', 'Administrator', '0', '0');

INSERT INTO ofProperty (name, propValue) VALUES ('xmpp.domain', '@DOMAIN@');
INSERT INTO ofProperty (name, propValue) VALUES ('xmpp.fqdn', 'localhost');
INSERT INTO ofProperty (name, propValue) VALUES ('xmpp.socket.plain.port', '@CLIENTS@');
INSERT INTO ofProperty (name, propValue) VALUES ('xmpp.socket.ssl.active', 'false');
INSERT INTO ofProperty (name, propValue) VALUES ('xmpp.server.socket.active', 'false');
INSERT INTO ofProperty (name, propValue) VALUES ('xmpp.component.socket.active', 'false');
INSERT INTO ofProperty (name, propValue) VALUES ('xmpp.component.ssl.active', 'false');
INSERT INTO ofProperty (name, propValue) VALUES ('xmpp.multiplex.socket.active', 'false');
INSERT INTO ofProperty (name, propValue) VALUES ('xmpp.multiplex.ssl.active', 'false');
INSERT INTO ofProperty (name, propValue) VALUES ('xmpp.proxy.enabled', 'false');
INSERT INTO ofProperty (name, propValue) VALUES ('httpbind.enabled', 'false');
INSERT INTO ofProperty (name, propValue) VALUES ('flash.crossdomain.enabled', 'false');
INSERT INTO ofProperty (name, propValue) VALUES ('mediaproxy.enabled', 'false');
INSERT INTO ofProperty (name, propValue) VALUES ('update.service-enabled', 'false');
INSERT INTO ofProperty (name, propValue) VALUES ('rss.enabled', 'false');
INSERT INTO ofProperty (name, propValue) VALUES ('xmpp.client.tls.policy', 'optional');
INSERT INTO ofProperty (name, propValue) VALUES ('xmpp.auth.anonymous', 'false');
INSERT INTO ofProperty (name, propValue) VALUES ('xmpp.audit.active', 'false');
INSERT INTO ofProperty (name, propValue) VALUES ('register.inband', 'true');

CREATE TABLE "AgentStates" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_AgentStates" PRIMARY KEY AUTOINCREMENT,
    "AgentId" TEXT NOT NULL,
    "State" TEXT NOT NULL,
    "Since" INTEGER NOT NULL,
    "Until" INTEGER NOT NULL,
    "QueueId" TEXT NULL
);
INSERT INTO "AgentStates" VALUES(1,'agent1','Available',1795744366937,1795744367257,NULL);
INSERT INTO "AgentStates" VALUES(2,'agent1','Reserved',1795744367257,1795744367397,'default');
INSERT INTO "AgentStates" VALUES(3,'agent2','Available',1795744367419,1795744367426,NULL);
INSERT INTO "AgentStates" VALUES(4,'agent2','Reserved',1795744367426,1795744367456,'default');
INSERT INTO "AgentStates" VALUES(5,'agent1','OnCall',1795744367397,1795744367484,'default');
INSERT INTO "AgentStates" VALUES(6,'agent1','Available',1795744367484,1795744367493,NULL);
INSERT INTO "AgentStates" VALUES(7,'agent2','OnCall',1795744367456,1795744367505,'default');
INSERT INTO "AgentStates" VALUES(8,'agent2','Available',1795744367505,1795744367630,NULL);
INSERT INTO "AgentStates" VALUES(9,'agent2','Reserved',1795744367630,1795744367642,'default');
INSERT INTO "AgentStates" VALUES(10,'agent2','OnCall',1795744367642,1795744367824,'default');
INSERT INTO "AgentStates" VALUES(11,'agent2','Available',1795744367824,1795744367835,NULL);
CREATE TABLE "Agents" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Agents" PRIMARY KEY,
    "Name" TEXT NOT NULL,
    "ReachableUntil" INTEGER NULL,
    "EngagedCall" TEXT NULL,
    "EngagedLeg" TEXT NULL,
    "EngagedTalking" INTEGER NOT NULL,
    "EngagedMonitoring" INTEGER NOT NULL,
    "EngagedSince" INTEGER NULL,
    "IdleSince" INTEGER NOT NULL,
    "RungAt" INTEGER NULL,
    "CurrentState" TEXT NULL,
    "DoingSince" INTEGER NULL,
    "DoingQueue" TEXT NULL,
    "WrapUpUntil" INTEGER NULL,
    "WrapUpExtended" INTEGER NOT NULL,
    "Away" TEXT NULL,
    "AwayNext" TEXT NULL,
    "ForcedBy" TEXT NULL,
    "Missed" INTEGER NOT NULL,
    "PhoneInDoubt" INTEGER NOT NULL,
    "TestedAt" INTEGER NULL,
    "TestFailed" TEXT NULL,
    "TestDue" INTEGER NULL,
    "Version" INTEGER NOT NULL
);
INSERT INTO "Agents" VALUES('agent1','Agent 1',NULL,NULL,NULL,0,0,NULL,1795744367484,1795744367257,'Offline',1795744367493,NULL,1795744367484,0,NULL,NULL,NULL,0,0,NULL,NULL,NULL,6);
INSERT INTO "Agents" VALUES('agent2','Agent 2',NULL,NULL,NULL,0,0,NULL,1795744367824,1795744367630,'Offline',1795744367835,NULL,1795744367824,0,NULL,NULL,NULL,0,0,NULL,NULL,NULL,8);
CREATE TABLE "Alerts" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Alerts" PRIMARY KEY,
    "Document" TEXT NOT NULL
);
CREATE TABLE "AspNetRoleClaims" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_AspNetRoleClaims" PRIMARY KEY AUTOINCREMENT,
    "RoleId" TEXT NOT NULL,
    "ClaimType" TEXT NULL,
    "ClaimValue" TEXT NULL,
    CONSTRAINT "FK_AspNetRoleClaims_AspNetRoles_RoleId" FOREIGN KEY ("RoleId") REFERENCES "AspNetRoles" ("Id") ON DELETE CASCADE
);
CREATE TABLE "AspNetRoles" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_AspNetRoles" PRIMARY KEY,
    "Name" TEXT NULL,
    "NormalizedName" TEXT NULL,
    "ConcurrencyStamp" TEXT NULL
);
INSERT INTO "AspNetRoles" VALUES('d3e9c246-9182-4c41-af34-f2c4713d0ed1','agent','AGENT','5ca02331-b196-4b08-b2de-bbcb736056c4');
INSERT INTO "AspNetRoles" VALUES('3c5790af-4b3b-4f5a-9650-e0570685a2b1','supervisor','SUPERVISOR','8a85e20b-beb3-4497-b4f0-9b621192d97d');
INSERT INTO "AspNetRoles" VALUES('ed92c829-1f25-4d83-98b6-4a4f7f0f424f','admin','ADMIN','54711ee4-fcd8-443b-9116-42e0369aacc7');
CREATE TABLE "AspNetUserClaims" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_AspNetUserClaims" PRIMARY KEY AUTOINCREMENT,
    "UserId" TEXT NOT NULL,
    "ClaimType" TEXT NULL,
    "ClaimValue" TEXT NULL,
    CONSTRAINT "FK_AspNetUserClaims_AspNetUsers_UserId" FOREIGN KEY ("UserId") REFERENCES "AspNetUsers" ("Id") ON DELETE CASCADE
);
CREATE TABLE "AspNetUserLogins" (
    "LoginProvider" TEXT NOT NULL,
    "ProviderKey" TEXT NOT NULL,
    "ProviderDisplayName" TEXT NULL,
    "UserId" TEXT NOT NULL,
    CONSTRAINT "PK_AspNetUserLogins" PRIMARY KEY ("LoginProvider", "ProviderKey"),
    CONSTRAINT "FK_AspNetUserLogins_AspNetUsers_UserId" FOREIGN KEY ("UserId") REFERENCES "AspNetUsers" ("Id") ON DELETE CASCADE
);
CREATE TABLE "AspNetUserRoles" (
    "UserId" TEXT NOT NULL,
    "RoleId" TEXT NOT NULL,
    CONSTRAINT "PK_AspNetUserRoles" PRIMARY KEY ("UserId", "RoleId"),
    CONSTRAINT "FK_AspNetUserRoles_AspNetRoles_RoleId" FOREIGN KEY ("RoleId") REFERENCES "AspNetRoles" ("Id") ON DELETE CASCADE,
    CONSTRAINT "FK_AspNetUserRoles_AspNetUsers_UserId" FOREIGN KEY ("UserId") REFERENCES "AspNetUsers" ("Id") ON DELETE CASCADE
);
INSERT INTO "AspNetUserRoles" VALUES('ad3caa17-7bc4-4ca3-bbb6-845f5e90fca0','d3e9c246-9182-4c41-af34-f2c4713d0ed1');
INSERT INTO "AspNetUserRoles" VALUES('53bb9806-4732-446c-a831-1470346e1df4','d3e9c246-9182-4c41-af34-f2c4713d0ed1');
INSERT INTO "AspNetUserRoles" VALUES('c9f47933-c182-4c22-907b-5987b92f1881','d3e9c246-9182-4c41-af34-f2c4713d0ed1');
INSERT INTO "AspNetUserRoles" VALUES('b221ba73-0886-4b32-bb38-59712e3bdcba','3c5790af-4b3b-4f5a-9650-e0570685a2b1');
INSERT INTO "AspNetUserRoles" VALUES('7718f089-5669-4238-924c-a2ed17a958be','ed92c829-1f25-4d83-98b6-4a4f7f0f424f');
INSERT INTO "AspNetUserRoles" VALUES('96e1a4c1-6195-43f6-8700-074e2c09e15f','3c5790af-4b3b-4f5a-9650-e0570685a2b1');
CREATE TABLE "AspNetUserTokens" (
    "UserId" TEXT NOT NULL,
    "LoginProvider" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "Value" TEXT NULL,
    CONSTRAINT "PK_AspNetUserTokens" PRIMARY KEY ("UserId", "LoginProvider", "Name"),
    CONSTRAINT "FK_AspNetUserTokens_AspNetUsers_UserId" FOREIGN KEY ("UserId") REFERENCES "AspNetUsers" ("Id") ON DELETE CASCADE
);
CREATE TABLE "AspNetUsers" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_AspNetUsers" PRIMARY KEY,
    "DisplayName" TEXT NOT NULL,
    "AgentId" TEXT NOT NULL,
    "IsDemo" INTEGER NOT NULL,
    "UserName" TEXT NULL,
    "NormalizedUserName" TEXT NULL,
    "Email" TEXT NULL,
    "NormalizedEmail" TEXT NULL,
    "EmailConfirmed" INTEGER NOT NULL,
    "PasswordHash" TEXT NULL,
    "SecurityStamp" TEXT NULL,
    "ConcurrencyStamp" TEXT NULL,
    "PhoneNumber" TEXT NULL,
    "PhoneNumberConfirmed" INTEGER NOT NULL,
    "TwoFactorEnabled" INTEGER NOT NULL,
    "LockoutEnd" INTEGER NULL,
    "LockoutEnabled" INTEGER NOT NULL,
    "AccessFailedCount" INTEGER NOT NULL
);
INSERT INTO "AspNetUsers" VALUES('ad3caa17-7bc4-4ca3-bbb6-845f5e90fca0','Agent 1','agent1',1,'agent1','AGENT1',NULL,NULL,0,NULL,'2NVNHQI4HPF5L36DQCJMX3MWQZRBNTOD','c9f14feb-3742-409f-a97d-2374a582f642',NULL,0,0,NULL,1,0);
INSERT INTO "AspNetUsers" VALUES('53bb9806-4732-446c-a831-1470346e1df4','Agent 2','agent2',1,'agent2','AGENT2',NULL,NULL,0,NULL,'JHGYAWRBQZRRBHABUD3HRWBDRNTV3XKI','891b3301-4a4a-4c5c-b73e-1fed1cdf7672',NULL,0,0,NULL,1,0);
INSERT INTO "AspNetUsers" VALUES('c9f47933-c182-4c22-907b-5987b92f1881','Agent 3','agent3',1,'agent3','AGENT3',NULL,NULL,0,NULL,'XMKRG6EJVUGEL4NPLFVZDCRU5ESABCBI','142e8c2b-c250-4cd6-ae2a-fb55421acd22',NULL,0,0,NULL,1,0);
INSERT INTO "AspNetUsers" VALUES('b221ba73-0886-4b32-bb38-59712e3bdcba','Supervisor 1','supervisor1',1,'supervisor1','SUPERVISOR1',NULL,NULL,0,NULL,'P3ULJMEAZVI3DTQRS3JG67XEFTKULIYH','1bc0e0d9-489f-4356-96b9-1805f679441f',NULL,0,0,NULL,1,0);
INSERT INTO "AspNetUsers" VALUES('7718f089-5669-4238-924c-a2ed17a958be','Administrator 1','admin1',1,'admin1','ADMIN1',NULL,NULL,0,NULL,'IPLYB6AALIMFAHHQYLBZZTR4OH5SKR4A','48b3f60b-9932-4040-979d-81d209ce2f23',NULL,0,0,NULL,1,0);
INSERT INTO "AspNetUsers" VALUES('96e1a4c1-6195-43f6-8700-074e2c09e15f','Kim','kim',0,'kim','KIM',NULL,NULL,0,'AQAAAAIAAYagAAAAEHB3rpHf4zDNTL5RlVoJ4ZL8Mw4aMPx5wM4LLp/F5c642UU3vLClQLYFtkEo9CZJjg==','QB4I6FFFHRREOZNVLVQINEHAOPM4G74X','1535b417-b44a-468f-b303-b61703aacabb',NULL,0,0,NULL,1,0);
CREATE TABLE "Audit" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Audit" PRIMARY KEY AUTOINCREMENT,
    "At" INTEGER NOT NULL,
    "Actor" TEXT NOT NULL,
    "Act" TEXT NOT NULL,
    "Outcome" TEXT NOT NULL,
    "Reason" TEXT NOT NULL,
    "CallId" TEXT NULL,
    "AgentId" TEXT NULL
);
INSERT INTO "Audit" VALUES(1,1795744367782,'agent3','end','Denied','You have no part in this call.','CA01a21ab47b9028184be991eb81e312bc',NULL);
CREATE TABLE "Calls" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Calls" PRIMARY KEY,
    "Live" INTEGER NOT NULL,
    "ArrivedAt" INTEGER NOT NULL,
    "Agents" TEXT NOT NULL,
    "Version" INTEGER NOT NULL,
    "Document" TEXT NOT NULL
);
INSERT INTO "Calls" VALUES('CA01a21ab47b90ff46699c73c4a1cd1034',0,1795744367094,'
agent1
agent2
',28,'{"id":"CA01a21ab47b90ff46699c73c4a1cd1034","from":"\u002B15550100001","to":"\u002B15550100000","queue":"default","arrivedAt":"2026-11-27T01:52:47.094+00:00","phase":{"is":"ended","reason":1,"at":"2026-11-27T01:52:47.495+00:00","parties":[]},"phaseSince":"2026-11-27T01:52:47.495+00:00","legs":[{"id":"customer","agent":null,"number":null,"sid":"CA01a21ab47b90ff46699c73c4a1cd1034","progress":5,"since":"2026-11-27T01:52:47.516+00:00","admittedAt":null,"room":1,"presence":2,"muted":false,"coaching":null,"coachingPending":false,"held":false,"heldSince":null,"flagsSequence":-1,"holdPending":false,"endsRoom":true,"endsCall":false,"inDoubt":false,"dialAsked":false,"overriding":false,"hasRingTimeout":false,"released":true,"hangsUp":false,"monitoring":null,"lostTo":null,"ending":0},{"id":"L1","agent":"agent1","number":null,"sid":"CA01a21ab47b900ea09ce3c1176ce48e82","progress":5,"since":"2026-11-27T01:52:47.484+00:00","admittedAt":"2026-11-27T01:52:47.397+00:00","room":1,"presence":2,"muted":false,"coaching":null,"coachingPending":false,"held":false,"heldSince":null,"flagsSequence":-1,"holdPending":false,"endsRoom":false,"endsCall":false,"inDoubt":false,"dialAsked":true,"overriding":false,"hasRingTimeout":true,"released":true,"hangsUp":false,"monitoring":null,"lostTo":null,"ending":0},{"id":"L2","agent":"agent2","number":null,"sid":"CA01a21ab47b904e0221be0f3b5358f0a3","progress":5,"since":"2026-11-27T01:52:47.505+00:00","admittedAt":"2026-11-27T01:52:47.456+00:00","room":1,"presence":2,"muted":false,"coaching":null,"coachingPending":false,"held":false,"heldSince":null,"flagsSequence":-1,"holdPending":false,"endsRoom":true,"endsCall":false,"inDoubt":false,"dialAsked":true,"overriding":false,"hasRingTimeout":true,"released":true,"hangsUp":false,"monitoring":null,"lostTo":null,"ending":0}],"room":2,"passedBy":{},"lastFailure":null,"trouble":null,"answeredAt":"2026-11-27T01:52:47.397+00:00","handover":{"by":"agent1","briefing":{"reason":"","note":""},"at":"2026-11-27T01:52:47.426+00:00"},"conferences":{"1":"CF01a21ab47b90135b4ea36f84a54adf7a"},"helpRequest":null,"agentLegs":[{"id":"L1","agent":"agent1","number":null,"sid":"CA01a21ab47b900ea09ce3c1176ce48e82","progress":5,"since":"2026-11-27T01:52:47.484+00:00","admittedAt":"2026-11-27T01:52:47.397+00:00","room":1,"presence":2,"muted":false,"coaching":null,"coachingPending":false,"held":false,"heldSince":null,"flagsSequence":-1,"holdPending":false,"endsRoom":false,"endsCall":false,"inDoubt":false,"dialAsked":true,"overriding":false,"hasRingTimeout":true,"released":true,"hangsUp":false,"monitoring":null,"lostTo":null,"ending":0},{"id":"L2","agent":"agent2","number":null,"sid":"CA01a21ab47b904e0221be0f3b5358f0a3","progress":5,"since":"2026-11-27T01:52:47.505+00:00","admittedAt":"2026-11-27T01:52:47.456+00:00","room":1,"presence":2,"muted":false,"coaching":null,"coachingPending":false,"held":false,"heldSince":null,"flagsSequence":-1,"holdPending":false,"endsRoom":true,"endsCall":false,"inDoubt":false,"dialAsked":true,"overriding":false,"hasRingTimeout":true,"released":true,"hangsUp":false,"monitoring":null,"lostTo":null,"ending":0}]}');
INSERT INTO "Calls" VALUES('CA01a21ab47b9028184be991eb81e312bc',0,1795744367628,'
agent2
',18,'{"id":"CA01a21ab47b9028184be991eb81e312bc","from":"\u002B15550100002","to":"\u002B15550100000","queue":"default","arrivedAt":"2026-11-27T01:52:47.628+00:00","phase":{"is":"ended","reason":0,"at":"2026-11-27T01:52:47.811+00:00","parties":[]},"phaseSince":"2026-11-27T01:52:47.811+00:00","legs":[{"id":"customer","agent":null,"number":null,"sid":"CA01a21ab47b9028184be991eb81e312bc","progress":5,"since":"2026-11-27T01:52:47.811+00:00","admittedAt":null,"room":1,"presence":2,"muted":false,"coaching":null,"coachingPending":false,"held":false,"heldSince":null,"flagsSequence":-1,"holdPending":true,"endsRoom":true,"endsCall":true,"inDoubt":false,"dialAsked":false,"overriding":false,"hasRingTimeout":false,"released":false,"hangsUp":false,"monitoring":null,"lostTo":null,"ending":0},{"id":"L1","agent":"agent2","number":null,"sid":"CA01a21ab47b9057bd3f8ee610398f9334","progress":5,"since":"2026-11-27T01:52:47.824+00:00","admittedAt":"2026-11-27T01:52:47.642+00:00","room":1,"presence":2,"muted":false,"coaching":null,"coachingPending":false,"held":false,"heldSince":null,"flagsSequence":-1,"holdPending":false,"endsRoom":false,"endsCall":false,"inDoubt":false,"dialAsked":true,"overriding":false,"hasRingTimeout":true,"released":true,"hangsUp":false,"monitoring":null,"lostTo":null,"ending":0}],"room":2,"passedBy":{},"lastFailure":null,"trouble":null,"answeredAt":"2026-11-27T01:52:47.642+00:00","handover":null,"conferences":{"1":"CF01a21ab47b90f19ac41ac15ea986da5b"},"helpRequest":null,"agentLegs":[{"id":"L1","agent":"agent2","number":null,"sid":"CA01a21ab47b9057bd3f8ee610398f9334","progress":5,"since":"2026-11-27T01:52:47.824+00:00","admittedAt":"2026-11-27T01:52:47.642+00:00","room":1,"presence":2,"muted":false,"coaching":null,"coachingPending":false,"held":false,"heldSince":null,"flagsSequence":-1,"holdPending":false,"endsRoom":false,"endsCall":false,"inDoubt":false,"dialAsked":true,"overriding":false,"hasRingTimeout":true,"released":true,"hangsUp":false,"monitoring":null,"lostTo":null,"ending":0}]}');
CREATE TABLE "DataProtectionKeys" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_DataProtectionKeys" PRIMARY KEY AUTOINCREMENT,
    "FriendlyName" TEXT NULL,
    "Xml" TEXT NULL
);
CREATE TABLE "Events" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Events" PRIMARY KEY AUTOINCREMENT,
    "CallId" TEXT NOT NULL,
    "At" INTEGER NOT NULL,
    "ReceivedAt" INTEGER NULL,
    "Actor" TEXT NOT NULL,
    "DedupeKey" TEXT NULL,
    "Payload" TEXT NOT NULL,
    "Refusal" TEXT NULL
);
INSERT INTO "Events" VALUES(1,'CA01a21ab47b90ff46699c73c4a1cd1034',1795744367094,1795744367071,'twilio','58f91c66-ee51-4ee5-812c-c5d72ad4eded CA01a21ab47b90ff46699c73c4a1cd1034 CustomerArrived','{"is":"customer-arrived","from":"\u002B15550100001","to":"\u002B15550100000","queue":"default"}',NULL);
INSERT INTO "Events" VALUES(2,'CA01a21ab47b90ff46699c73c4a1cd1034',1795744367241,1795744367119,'twilio','3cb2cbbf-7551-495f-ae28-f068e357e9eb CA01a21ab47b90ff46699c73c4a1cd1034 ParticipantJoined','{"is":"participant-joined","sid":"CA01a21ab47b90ff46699c73c4a1cd1034","room":1,"conference":"CF01a21ab47b90135b4ea36f84a54adf7a"}',NULL);
INSERT INTO "Events" VALUES(3,'CA01a21ab47b90ff46699c73c4a1cd1034',1795744367257,NULL,'routing',NULL,'{"is":"offer","agent":"agent1","why":"longest idle (0 s)","also":false}',NULL);
INSERT INTO "Events" VALUES(4,'CA01a21ab47b90ff46699c73c4a1cd1034',1795744367380,1795744367377,'twilio','6627fca2-ef00-40b8-ad73-49ad94cc2d9c CA01a21ab47b90ff46699c73c4a1cd1034 LegProgressed','{"is":"leg-progressed","leg":"L1","sid":"CA01a21ab47b900ea09ce3c1176ce48e82","progress":1}',NULL);
INSERT INTO "Events" VALUES(5,'CA01a21ab47b90ff46699c73c4a1cd1034',1795744367390,1795744367379,'twilio','182d766c-fd56-4a9e-a0d9-939921817004 CA01a21ab47b90ff46699c73c4a1cd1034 LegProgressed','{"is":"leg-progressed","leg":"L1","sid":"CA01a21ab47b900ea09ce3c1176ce48e82","progress":2}',NULL);
INSERT INTO "Events" VALUES(6,'CA01a21ab47b90ff46699c73c4a1cd1034',1795744367395,1795744367384,'twilio','55ddedf6-ec4c-4b76-b1d5-7db9350ed3a5 CA01a21ab47b90ff46699c73c4a1cd1034 LegProgressed','{"is":"leg-progressed","leg":"L1","sid":"CA01a21ab47b900ea09ce3c1176ce48e82","progress":3}',NULL);
INSERT INTO "Events" VALUES(7,'CA01a21ab47b90ff46699c73c4a1cd1034',1795744367397,1795744367387,'twilio','12ae8506-330e-458d-97b8-a4fc4d364f17 CA01a21ab47b90ff46699c73c4a1cd1034 AgentAnswered','{"is":"agent-answered","leg":"L1","sid":"CA01a21ab47b900ea09ce3c1176ce48e82"}',NULL);
INSERT INTO "Events" VALUES(8,'CA01a21ab47b90ff46699c73c4a1cd1034',1795744367413,1795744367410,'twilio','7e34bfc9-9231-442e-9e77-b12a98273a73 CA01a21ab47b90ff46699c73c4a1cd1034 ParticipantJoined','{"is":"participant-joined","sid":"CA01a21ab47b900ea09ce3c1176ce48e82","room":1,"conference":"CF01a21ab47b90135b4ea36f84a54adf7a"}',NULL);
INSERT INTO "Events" VALUES(9,'CA01a21ab47b90ff46699c73c4a1cd1034',1795744367426,NULL,'agent1','command c5a440e8-f2e7-4624-8a7e-6b8c288c6c9f','{"is":"dial-in","target":{"is":"agent","agent":"agent2"},"briefing":{"reason":"","note":""},"override":false,"by":"agent1"}',NULL);
INSERT INTO "Events" VALUES(10,'CA01a21ab47b90ff46699c73c4a1cd1034',1795744367433,NULL,'outbox',NULL,'{"is":"leg-progressed","leg":"L1","sid":"CA01a21ab47b900ea09ce3c1176ce48e82","progress":1}',NULL);
INSERT INTO "Events" VALUES(11,'CA01a21ab47b90ff46699c73c4a1cd1034',1795744367445,1795744367445,'twilio','f2edbf33-c3c3-43ac-a2ee-f8efe4fc7fdb CA01a21ab47b90ff46699c73c4a1cd1034 LegProgressed','{"is":"leg-progressed","leg":"L2","sid":"CA01a21ab47b904e0221be0f3b5358f0a3","progress":1}',NULL);
INSERT INTO "Events" VALUES(12,'CA01a21ab47b90ff46699c73c4a1cd1034',1795744367448,NULL,'outbox',NULL,'{"is":"leg-progressed","leg":"L2","sid":"CA01a21ab47b904e0221be0f3b5358f0a3","progress":1}',NULL);
INSERT INTO "Events" VALUES(13,'CA01a21ab47b90ff46699c73c4a1cd1034',1795744367453,1795744367449,'twilio','11b936db-4606-4872-b4b0-f1f2eaae92c7 CA01a21ab47b90ff46699c73c4a1cd1034 LegProgressed','{"is":"leg-progressed","leg":"L2","sid":"CA01a21ab47b904e0221be0f3b5358f0a3","progress":2}',NULL);
INSERT INTO "Events" VALUES(14,'CA01a21ab47b90ff46699c73c4a1cd1034',1795744367454,1795744367449,'twilio','b803fc63-7dff-41e3-bf67-7812ae519192 CA01a21ab47b90ff46699c73c4a1cd1034 LegProgressed','{"is":"leg-progressed","leg":"L2","sid":"CA01a21ab47b904e0221be0f3b5358f0a3","progress":3}',NULL);
INSERT INTO "Events" VALUES(15,'CA01a21ab47b90ff46699c73c4a1cd1034',1795744367456,1795744367449,'twilio','970ea988-5d73-451e-8423-8eb37fb938b9 CA01a21ab47b90ff46699c73c4a1cd1034 AgentAnswered','{"is":"agent-answered","leg":"L2","sid":"CA01a21ab47b904e0221be0f3b5358f0a3"}',NULL);
INSERT INTO "Events" VALUES(16,'CA01a21ab47b90ff46699c73c4a1cd1034',1795744367460,1795744367459,'twilio','e7a3780b-a388-4a33-b5ef-a215976fe4ba CA01a21ab47b90ff46699c73c4a1cd1034 ParticipantJoined','{"is":"participant-joined","sid":"CA01a21ab47b904e0221be0f3b5358f0a3","room":1,"conference":"CF01a21ab47b90135b4ea36f84a54adf7a"}',NULL);
INSERT INTO "Events" VALUES(17,'CA01a21ab47b90ff46699c73c4a1cd1034',1795744367472,NULL,'agent1','command 9ee284ae-765f-45c0-b76f-aec240b8a82a','{"is":"leave","by":"agent1"}',NULL);
INSERT INTO "Events" VALUES(18,'CA01a21ab47b90ff46699c73c4a1cd1034',1795744367484,1795744367482,'twilio','339efea4-6908-4d0a-b1b6-7d6193326fda CA01a21ab47b90ff46699c73c4a1cd1034 LegEnded','{"is":"leg-ended","leg":"L1","sid":"CA01a21ab47b900ea09ce3c1176ce48e82","ending":0}',NULL);
INSERT INTO "Events" VALUES(19,'CA01a21ab47b90ff46699c73c4a1cd1034',1795744367489,1795744367484,'twilio','0caf8267-5140-40c6-968a-c4476846b971 CA01a21ab47b90ff46699c73c4a1cd1034 ParticipantLeft','{"is":"participant-left","sid":"CA01a21ab47b900ea09ce3c1176ce48e82","room":1,"hungUp":true}',NULL);
INSERT INTO "Events" VALUES(20,'CA01a21ab47b90ff46699c73c4a1cd1034',1795744367491,NULL,'outbox',NULL,'{"is":"leg-ended","leg":"L1","sid":"CA01a21ab47b900ea09ce3c1176ce48e82","ending":0}',NULL);
INSERT INTO "Events" VALUES(21,'CA01a21ab47b90ff46699c73c4a1cd1034',1795744367495,NULL,'agent2','command b6fece2a-597f-483f-9aad-9372b62028dd','{"is":"hang-up","by":"agent2"}',NULL);
INSERT INTO "Events" VALUES(22,'CA01a21ab47b90ff46699c73c4a1cd1034',1795744367505,1795744367504,'twilio','c5b7f8d7-9d92-4932-891e-406832b5e57f CA01a21ab47b90ff46699c73c4a1cd1034 LegEnded','{"is":"leg-ended","leg":"L2","sid":"CA01a21ab47b904e0221be0f3b5358f0a3","ending":0}',NULL);
INSERT INTO "Events" VALUES(23,'CA01a21ab47b90ff46699c73c4a1cd1034',1795744367508,1795744367505,'twilio','b45e4e3a-bf9a-494a-b1b4-512f15ba5464 CA01a21ab47b90ff46699c73c4a1cd1034 ParticipantLeft','{"is":"participant-left","sid":"CA01a21ab47b904e0221be0f3b5358f0a3","room":1,"hungUp":true}',NULL);
INSERT INTO "Events" VALUES(24,'CA01a21ab47b90ff46699c73c4a1cd1034',1795744367511,1795744367506,'twilio','76e4585f-6570-4594-9e37-67d2dd999bc5 CA01a21ab47b90ff46699c73c4a1cd1034 RoomEnded','{"is":"room-ended","room":1,"endedBy":"CA01a21ab47b904e0221be0f3b5358f0a3"}',NULL);
INSERT INTO "Events" VALUES(25,'CA01a21ab47b90ff46699c73c4a1cd1034',1795744367513,1795744367507,'twilio','69889f4e-f482-49da-85b3-da60788a8989 CA01a21ab47b90ff46699c73c4a1cd1034 ParticipantLeft','{"is":"participant-left","sid":"CA01a21ab47b90ff46699c73c4a1cd1034","room":1,"hungUp":false}',NULL);
INSERT INTO "Events" VALUES(26,'CA01a21ab47b90ff46699c73c4a1cd1034',1795744367514,1795744367507,'twilio','3b0c7665-8d30-4ba3-9910-8a657f45b9d6 CA01a21ab47b90ff46699c73c4a1cd1034 DialFinished','{"is":"dial-finished","leg":"L2","room":1,"hungUp":true}',NULL);
INSERT INTO "Events" VALUES(27,'CA01a21ab47b90ff46699c73c4a1cd1034',1795744367516,1795744367510,'twilio','b3f180e8-dce8-4963-b9b3-abbc7296e774 CA01a21ab47b90ff46699c73c4a1cd1034 DialFinished','{"is":"dial-finished","leg":"customer","room":1,"hungUp":false}',NULL);
INSERT INTO "Events" VALUES(28,'CA01a21ab47b90ff46699c73c4a1cd1034',1795744367625,1795744367623,'twilio','f79f87bb-0e3e-49e6-93c9-7da4f551edff CA01a21ab47b90ff46699c73c4a1cd1034 LegEnded','{"is":"leg-ended","leg":"customer","sid":"CA01a21ab47b90ff46699c73c4a1cd1034","ending":0}',NULL);
INSERT INTO "Events" VALUES(29,'CA01a21ab47b9028184be991eb81e312bc',1795744367628,1795744367628,'twilio','4145ee1a-0c31-46f8-87d5-a33d46fe78c4 CA01a21ab47b9028184be991eb81e312bc CustomerArrived','{"is":"customer-arrived","from":"\u002B15550100002","to":"\u002B15550100000","queue":"default"}',NULL);
INSERT INTO "Events" VALUES(30,'CA01a21ab47b9028184be991eb81e312bc',1795744367630,NULL,'routing',NULL,'{"is":"offer","agent":"agent2","why":"longest idle (0 s)","also":false}',NULL);
INSERT INTO "Events" VALUES(31,'CA01a21ab47b9028184be991eb81e312bc',1795744367632,1795744367630,'twilio','82658d2c-e762-4219-95e5-d69fdb50f06a CA01a21ab47b9028184be991eb81e312bc ParticipantJoined','{"is":"participant-joined","sid":"CA01a21ab47b9028184be991eb81e312bc","room":1,"conference":"CF01a21ab47b90f19ac41ac15ea986da5b"}',NULL);
INSERT INTO "Events" VALUES(32,'CA01a21ab47b9028184be991eb81e312bc',1795744367636,NULL,'outbox',NULL,'{"is":"leg-progressed","leg":"L1","sid":"CA01a21ab47b9057bd3f8ee610398f9334","progress":1}',NULL);
INSERT INTO "Events" VALUES(33,'CA01a21ab47b9028184be991eb81e312bc',1795744367638,1795744367637,'twilio','4a20dc9a-a78f-4cfd-af88-3d1b16eec855 CA01a21ab47b9028184be991eb81e312bc LegProgressed','{"is":"leg-progressed","leg":"L1","sid":"CA01a21ab47b9057bd3f8ee610398f9334","progress":2}',NULL);
INSERT INTO "Events" VALUES(34,'CA01a21ab47b9028184be991eb81e312bc',1795744367639,1795744367637,'twilio','c6f559f8-49f1-41bf-95d1-075705cb6e08 CA01a21ab47b9028184be991eb81e312bc LegProgressed','{"is":"leg-progressed","leg":"L1","sid":"CA01a21ab47b9057bd3f8ee610398f9334","progress":1}',NULL);
INSERT INTO "Events" VALUES(35,'CA01a21ab47b9028184be991eb81e312bc',1795744367640,1795744367637,'twilio','ff7de335-b854-437f-a518-10a21e63649e CA01a21ab47b9028184be991eb81e312bc LegProgressed','{"is":"leg-progressed","leg":"L1","sid":"CA01a21ab47b9057bd3f8ee610398f9334","progress":3}',NULL);
INSERT INTO "Events" VALUES(36,'CA01a21ab47b9028184be991eb81e312bc',1795744367642,1795744367637,'twilio','69b28267-3396-473d-8cd5-49b307f442a8 CA01a21ab47b9028184be991eb81e312bc AgentAnswered','{"is":"agent-answered","leg":"L1","sid":"CA01a21ab47b9057bd3f8ee610398f9334"}',NULL);
INSERT INTO "Events" VALUES(37,'CA01a21ab47b9028184be991eb81e312bc',1795744367644,1795744367644,'twilio','7f3f2e49-4a7a-4d79-a67d-81f2d067e6c9 CA01a21ab47b9028184be991eb81e312bc ParticipantJoined','{"is":"participant-joined","sid":"CA01a21ab47b9057bd3f8ee610398f9334","room":1,"conference":"CF01a21ab47b90f19ac41ac15ea986da5b"}',NULL);
INSERT INTO "Events" VALUES(38,'CA01a21ab47b9028184be991eb81e312bc',1795744367776,NULL,'agent3','command 47375914-198e-4ac0-b62e-05b9fac1c7dc','{"is":"end","by":"agent3"}','{"code":2,"reason":"You have no part in this call."}');
INSERT INTO "Events" VALUES(39,'CA01a21ab47b9028184be991eb81e312bc',1795744367804,NULL,'agent2','command 11586e70-3ab7-4294-8631-7cc490bb8724','{"is":"hold","by":"agent2"}',NULL);
INSERT INTO "Events" VALUES(40,'CA01a21ab47b9028184be991eb81e312bc',1795744367811,1795744367810,'twilio','c4df1e47-ac0a-4214-a036-2289c62ae44d CA01a21ab47b9028184be991eb81e312bc LegEnded','{"is":"leg-ended","leg":"customer","sid":"CA01a21ab47b9028184be991eb81e312bc","ending":0}',NULL);
INSERT INTO "Events" VALUES(41,'CA01a21ab47b9028184be991eb81e312bc',1795744367814,1795744367810,'twilio','c651a56b-251a-4bc7-86e6-e71b36583d5a CA01a21ab47b9028184be991eb81e312bc ParticipantLeft','{"is":"participant-left","sid":"CA01a21ab47b9028184be991eb81e312bc","room":1,"hungUp":true}',NULL);
INSERT INTO "Events" VALUES(42,'CA01a21ab47b9028184be991eb81e312bc',1795744367816,1795744367810,'twilio','264b9be8-13f9-4851-9ba5-640c53f032c4 CA01a21ab47b9028184be991eb81e312bc RoomEnded','{"is":"room-ended","room":1,"endedBy":"CA01a21ab47b9028184be991eb81e312bc"}',NULL);
INSERT INTO "Events" VALUES(43,'CA01a21ab47b9028184be991eb81e312bc',1795744367817,1795744367810,'twilio','310ea535-c4b0-4b86-b3a3-e9a165f13615 CA01a21ab47b9028184be991eb81e312bc ParticipantLeft','{"is":"participant-left","sid":"CA01a21ab47b9057bd3f8ee610398f9334","room":1,"hungUp":false}',NULL);
INSERT INTO "Events" VALUES(44,'CA01a21ab47b9028184be991eb81e312bc',1795744367819,1795744367810,'twilio','c2837040-fd8c-4414-925b-b2bde17e8da7 CA01a21ab47b9028184be991eb81e312bc DialFinished','{"is":"dial-finished","leg":"customer","room":1,"hungUp":true}',NULL);
INSERT INTO "Events" VALUES(45,'CA01a21ab47b9028184be991eb81e312bc',1795744367824,1795744367813,'twilio','0c1dd4b5-3d69-4cf1-aae8-182d6c690c70 CA01a21ab47b9028184be991eb81e312bc DialFinished','{"is":"dial-finished","leg":"L1","room":1,"hungUp":false}',NULL);
INSERT INTO "Events" VALUES(46,'CA01a21ab47b9028184be991eb81e312bc',1795744367829,NULL,'outbox',NULL,'{"is":"participant-left","sid":"CA01a21ab47b9028184be991eb81e312bc","room":1,"hungUp":false}',NULL);
INSERT INTO "Events" VALUES(47,'CA01a21ab47b9028184be991eb81e312bc',1795744367834,1795744367832,'twilio','8ec46f70-5b34-45f8-b205-2f874f1ab6cd CA01a21ab47b9028184be991eb81e312bc LegEnded','{"is":"leg-ended","leg":"L1","sid":"CA01a21ab47b9057bd3f8ee610398f9334","ending":0}',NULL);
INSERT INTO "Events" VALUES(48,'CA01a21ab47b90ff46699c73c4a1cd1034',1795744375499,NULL,'timer','timer 7','{"is":"end-timed-out"}',NULL);
INSERT INTO "Events" VALUES(49,'CA01a21ab47b9028184be991eb81e312bc',1795744375813,NULL,'timer','timer 13','{"is":"end-timed-out"}',NULL);
INSERT INTO "Events" VALUES(50,'CA01a21ab47b90ff46699c73c4a1cd1034',1795744395383,NULL,'timer','timer 2','{"is":"ring-timed-out","leg":"L1"}',NULL);
INSERT INTO "Events" VALUES(51,'CA01a21ab47b90ff46699c73c4a1cd1034',1795744395446,NULL,'timer','timer 4','{"is":"ring-timed-out","leg":"L2"}',NULL);
INSERT INTO "Events" VALUES(52,'CA01a21ab47b9028184be991eb81e312bc',1795744395638,NULL,'timer','timer 10','{"is":"ring-timed-out","leg":"L1"}',NULL);
CREATE TABLE "LegQualities" (
    "Sid" TEXT NOT NULL CONSTRAINT "PK_LegQualities" PRIMARY KEY,
    "CallId" TEXT NOT NULL,
    "LegId" TEXT NOT NULL,
    "AgentId" TEXT NOT NULL,
    "Poor" INTEGER NOT NULL,
    "Worst" REAL NOT NULL,
    "Mean" REAL NOT NULL,
    "Seconds" REAL NOT NULL,
    "PoorSeconds" REAL NOT NULL,
    "Warnings" TEXT NOT NULL,
    "ReportedAt" INTEGER NOT NULL
);
CREATE TABLE "Outbox" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Outbox" PRIMARY KEY AUTOINCREMENT,
    "CallId" TEXT NOT NULL,
    "CauseId" INTEGER NULL,
    "Name" TEXT NOT NULL,
    "Payload" TEXT NOT NULL,
    "DueAt" INTEGER NOT NULL,
    "LeaseUntil" INTEGER NULL,
    "Attempts" INTEGER NOT NULL,
    "LastError" TEXT NULL,
    "DoneAt" INTEGER NULL,
    CONSTRAINT "FK_Outbox_Events_CauseId" FOREIGN KEY ("CauseId") REFERENCES "Events" ("Id")
);
INSERT INTO "Outbox" VALUES(1,'CA01a21ab47b90ff46699c73c4a1cd1034',3,'dial L1','{"is":"dial-agent","leg":"L1","agent":"agent1"}',1795744367257,NULL,1,NULL,1795744367439);
INSERT INTO "Outbox" VALUES(2,'CA01a21ab47b90ff46699c73c4a1cd1034',4,'timer RingTimedOut { Leg = L1 } 1795744395380','{"is":"start-timer","event":{"is":"ring-timed-out","leg":"L1"},"due":"2026-11-27T01:53:15.38+00:00"}',1795744395380,NULL,1,NULL,1795744395384);
INSERT INTO "Outbox" VALUES(3,'CA01a21ab47b90ff46699c73c4a1cd1034',9,'dial L2','{"is":"dial-agent","leg":"L2","agent":"agent2"}',1795744367426,NULL,1,NULL,1795744367458);
INSERT INTO "Outbox" VALUES(4,'CA01a21ab47b90ff46699c73c4a1cd1034',11,'timer RingTimedOut { Leg = L2 } 1795744395445','{"is":"start-timer","event":{"is":"ring-timed-out","leg":"L2"},"due":"2026-11-27T01:53:15.445+00:00"}',1795744395445,NULL,1,NULL,1795744395447);
INSERT INTO "Outbox" VALUES(5,'CA01a21ab47b90ff46699c73c4a1cd1034',17,'end L1','{"is":"end-leg","leg":"L1"}',1795744367472,NULL,1,NULL,1795744367494);
INSERT INTO "Outbox" VALUES(6,'CA01a21ab47b90ff46699c73c4a1cd1034',21,'end room 1','{"is":"end-room","room":1}',1795744367495,NULL,1,NULL,1795744367518);
INSERT INTO "Outbox" VALUES(7,'CA01a21ab47b90ff46699c73c4a1cd1034',21,'timer EndTimedOut { } 1795744375495','{"is":"start-timer","event":{"is":"end-timed-out"},"due":"2026-11-27T01:52:55.495+00:00"}',1795744375495,NULL,1,NULL,1795744375501);
INSERT INTO "Outbox" VALUES(8,'CA01a21ab47b90ff46699c73c4a1cd1034',24,'end room 1','{"is":"end-room","room":1}',1795744367511,NULL,1,NULL,1795744367521);
INSERT INTO "Outbox" VALUES(9,'CA01a21ab47b9028184be991eb81e312bc',30,'dial L1','{"is":"dial-agent","leg":"L1","agent":"agent2"}',1795744367630,NULL,1,NULL,1795744367641);
INSERT INTO "Outbox" VALUES(10,'CA01a21ab47b9028184be991eb81e312bc',32,'timer RingTimedOut { Leg = L1 } 1795744395636','{"is":"start-timer","event":{"is":"ring-timed-out","leg":"L1"},"due":"2026-11-27T01:53:15.636+00:00"}',1795744395636,NULL,1,NULL,1795744395639);
INSERT INTO "Outbox" VALUES(11,'CA01a21ab47b9028184be991eb81e312bc',39,'hold customer in room 1','{"is":"set-hold","leg":"customer","room":1,"held":true}',1795744367804,NULL,1,NULL,1795744367830);
INSERT INTO "Outbox" VALUES(12,'CA01a21ab47b9028184be991eb81e312bc',40,'end room 1','{"is":"end-room","room":1}',1795744367811,NULL,1,NULL,1795744367827);
INSERT INTO "Outbox" VALUES(13,'CA01a21ab47b9028184be991eb81e312bc',40,'timer EndTimedOut { } 1795744375811','{"is":"start-timer","event":{"is":"end-timed-out"},"due":"2026-11-27T01:52:55.811+00:00"}',1795744375811,NULL,1,NULL,1795744375815);
INSERT INTO "Outbox" VALUES(14,'CA01a21ab47b9028184be991eb81e312bc',42,'end room 1','{"is":"end-room","room":1}',1795744367816,NULL,1,NULL,1795744367827);
CREATE TABLE "__EFMigrationsHistory" (
    "MigrationId" TEXT NOT NULL CONSTRAINT "PK___EFMigrationsHistory" PRIMARY KEY,
    "ProductVersion" TEXT NOT NULL
);
INSERT INTO "__EFMigrationsHistory" VALUES('20261127015217_Initial','10.0.14');
CREATE TABLE "__EFMigrationsLock" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK___EFMigrationsLock" PRIMARY KEY,
    "Timestamp" TEXT NOT NULL
);
CREATE TRIGGER AuditIsAppendOnly_DELETE BEFORE DELETE ON Audit BEGIN SELECT RAISE(ABORT, 'The audit is append-only.'); END;
CREATE TRIGGER AuditIsAppendOnly_UPDATE BEFORE UPDATE ON Audit BEGIN SELECT RAISE(ABORT, 'The audit is append-only.'); END;
CREATE INDEX "EmailIndex" ON "AspNetUsers" ("NormalizedEmail");
CREATE INDEX "IX_AgentStates_Until" ON "AgentStates" ("Until");
CREATE INDEX "IX_AspNetRoleClaims_RoleId" ON "AspNetRoleClaims" ("RoleId");
CREATE INDEX "IX_AspNetUserClaims_UserId" ON "AspNetUserClaims" ("UserId");
CREATE INDEX "IX_AspNetUserLogins_UserId" ON "AspNetUserLogins" ("UserId");
CREATE INDEX "IX_AspNetUserRoles_RoleId" ON "AspNetUserRoles" ("RoleId");
CREATE UNIQUE INDEX "IX_AspNetUsers_AgentId" ON "AspNetUsers" ("AgentId");
CREATE INDEX "IX_Audit_At" ON "Audit" ("At");
CREATE INDEX "IX_Audit_CallId" ON "Audit" ("CallId");
CREATE INDEX "IX_Calls_ArrivedAt" ON "Calls" ("ArrivedAt");
CREATE INDEX "IX_Calls_Live" ON "Calls" ("Live");
CREATE INDEX "IX_Events_CallId" ON "Events" ("CallId");
CREATE UNIQUE INDEX "IX_Events_DedupeKey" ON "Events" ("DedupeKey");
CREATE INDEX "IX_LegQualities_CallId" ON "LegQualities" ("CallId");
CREATE INDEX "IX_Outbox_CallId" ON "Outbox" ("CallId");
CREATE INDEX "IX_Outbox_CauseId" ON "Outbox" ("CauseId");
CREATE INDEX "IX_Outbox_DoneAt_DueAt" ON "Outbox" ("DoneAt", "DueAt");
CREATE UNIQUE INDEX "RoleNameIndex" ON "AspNetRoles" ("NormalizedName");
CREATE UNIQUE INDEX "UserNameIndex" ON "AspNetUsers" ("NormalizedUserName");

CREATE TABLE "AgentStates" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_AgentStates" PRIMARY KEY AUTOINCREMENT,
    "AgentId" TEXT NOT NULL,
    "State" TEXT NOT NULL,
    "Since" INTEGER NOT NULL,
    "Until" INTEGER NOT NULL,
    "QueueId" TEXT NULL
);
INSERT INTO "AgentStates" VALUES(1,'agent1','Available',1796092531951,1796092534793,NULL);
INSERT INTO "AgentStates" VALUES(2,'agent1','Reserved',1796092534793,1796092535093,'default');
INSERT INTO "AgentStates" VALUES(3,'agent2','Available',1796092535180,1796092535209,NULL);
INSERT INTO "AgentStates" VALUES(4,'agent2','Reserved',1796092535209,1796092535403,'default');
INSERT INTO "AgentStates" VALUES(5,'agent1','OnCall',1796092535093,1796092535491,'default');
INSERT INTO "AgentStates" VALUES(6,'agent1','Available',1796092535491,1796092535559,NULL);
INSERT INTO "AgentStates" VALUES(7,'agent2','OnCall',1796092535403,1796092535732,'default');
INSERT INTO "AgentStates" VALUES(8,'agent2','Available',1796092535732,1796092536041,NULL);
INSERT INTO "AgentStates" VALUES(9,'agent2','Reserved',1796092536041,1796092536065,'default');
INSERT INTO "AgentStates" VALUES(10,'agent2','OnCall',1796092536065,1796092536595,'default');
INSERT INTO "AgentStates" VALUES(11,'agent2','Available',1796092536595,1796092536651,NULL);
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
INSERT INTO "Agents" VALUES('agent1','Agent 1',NULL,NULL,NULL,0,0,NULL,1796092535491,1796092534793,'Offline',1796092535559,NULL,1796092535491,0,NULL,NULL,NULL,0,0,NULL,NULL,NULL,6);
INSERT INTO "Agents" VALUES('agent2','Agent 2',NULL,NULL,NULL,0,0,NULL,1796092536595,1796092536041,'Offline',1796092536651,NULL,1796092536595,0,NULL,NULL,NULL,0,0,NULL,NULL,NULL,8);
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
INSERT INTO "AspNetRoles" VALUES('52abe784-50db-44bd-b8d2-7c625cfca563','agent','AGENT','d721f70f-e2c7-4169-9b6b-67f6210e0424');
INSERT INTO "AspNetRoles" VALUES('917d705a-0927-4f64-99c8-59b802b11b76','supervisor','SUPERVISOR','980db54a-1b72-4cd9-b39a-fdf4a89e51c6');
INSERT INTO "AspNetRoles" VALUES('f571cb7b-87c4-4832-aa52-a8e231db5bf9','admin','ADMIN','edd0071c-ca54-4a1a-9881-75646ada63fa');
INSERT INTO "AspNetRoles" VALUES('61825e1a-ff71-4210-9d46-4d550ec06d95','auditor','AUDITOR','70739851-1719-4187-88c7-81c232102d5f');
INSERT INTO "AspNetRoles" VALUES('4f0afcfb-83a9-4271-a956-1956067c4727','viewer','VIEWER','01c932d1-0fb6-4900-98c7-c1aa18a2aefd');
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
CREATE TABLE "AspNetUserPasskeys" (
    "CredentialId" BLOB NOT NULL CONSTRAINT "PK_AspNetUserPasskeys" PRIMARY KEY,
    "UserId" TEXT NOT NULL,
    "Data" TEXT NOT NULL,
    CONSTRAINT "FK_AspNetUserPasskeys_AspNetUsers_UserId" FOREIGN KEY ("UserId") REFERENCES "AspNetUsers" ("Id") ON DELETE CASCADE
);
CREATE TABLE "AspNetUserRoles" (
    "UserId" TEXT NOT NULL,
    "RoleId" TEXT NOT NULL,
    CONSTRAINT "PK_AspNetUserRoles" PRIMARY KEY ("UserId", "RoleId"),
    CONSTRAINT "FK_AspNetUserRoles_AspNetRoles_RoleId" FOREIGN KEY ("RoleId") REFERENCES "AspNetRoles" ("Id") ON DELETE CASCADE,
    CONSTRAINT "FK_AspNetUserRoles_AspNetUsers_UserId" FOREIGN KEY ("UserId") REFERENCES "AspNetUsers" ("Id") ON DELETE CASCADE
);
INSERT INTO "AspNetUserRoles" VALUES('3b75e522-f6ed-461d-828b-70d3df82ffad','52abe784-50db-44bd-b8d2-7c625cfca563');
INSERT INTO "AspNetUserRoles" VALUES('6131357c-9c2f-4796-b260-abaab81d0109','52abe784-50db-44bd-b8d2-7c625cfca563');
INSERT INTO "AspNetUserRoles" VALUES('19833c92-1cbf-4197-95ec-90faec465102','52abe784-50db-44bd-b8d2-7c625cfca563');
INSERT INTO "AspNetUserRoles" VALUES('64c60df4-fd65-4bcb-b5d1-7d31248ac3e1','917d705a-0927-4f64-99c8-59b802b11b76');
INSERT INTO "AspNetUserRoles" VALUES('a1dde59f-fa38-4cc4-9409-e672f607ee9d','f571cb7b-87c4-4832-aa52-a8e231db5bf9');
INSERT INTO "AspNetUserRoles" VALUES('ddce1604-20c8-4672-ae71-5fc9a33c0af2','61825e1a-ff71-4210-9d46-4d550ec06d95');
INSERT INTO "AspNetUserRoles" VALUES('2e182d6a-af94-4c78-a117-451d666ccc72','4f0afcfb-83a9-4271-a956-1956067c4727');
INSERT INTO "AspNetUserRoles" VALUES('a24ca8a9-5ed7-4e65-b171-4def29d349b4','917d705a-0927-4f64-99c8-59b802b11b76');
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
, "DisabledAt" INTEGER NULL, "MustChangePassword" INTEGER NOT NULL DEFAULT 0, "MayExport" INTEGER NOT NULL DEFAULT 1, "MayListen" INTEGER NOT NULL DEFAULT 1, "PairedBy" TEXT NULL, "Supervises" TEXT NULL, "Team" TEXT NULL, "Groups" TEXT NULL, "Skills" TEXT NULL);
INSERT INTO "AspNetUsers" VALUES('3b75e522-f6ed-461d-828b-70d3df82ffad','Agent 1','agent1',1,'agent1','AGENT1',NULL,NULL,0,NULL,'O3UB4G2TE4U5ZRNDCBTUWHVQE745WUIR','9e0fbea7-17b6-4bec-851d-a92a5ae9c12a',NULL,0,0,NULL,1,0,NULL,0,1,1,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "AspNetUsers" VALUES('6131357c-9c2f-4796-b260-abaab81d0109','Agent 2','agent2',1,'agent2','AGENT2',NULL,NULL,0,NULL,'ZNEMDV35UDGGHGCJR5QA6Y4YGNZS7DY5','f3e1c66b-4bda-4d09-90d6-4bd2cb954824',NULL,0,0,NULL,1,0,NULL,0,1,1,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "AspNetUsers" VALUES('19833c92-1cbf-4197-95ec-90faec465102','Agent 3','agent3',1,'agent3','AGENT3',NULL,NULL,0,NULL,'KEZERW57462RDC4ZXA5NYF3HEI2RV5DR','0d0bc853-c701-40c2-91b2-689e32795e53',NULL,0,0,NULL,1,0,NULL,0,1,1,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "AspNetUsers" VALUES('64c60df4-fd65-4bcb-b5d1-7d31248ac3e1','Supervisor 1','supervisor1',1,'supervisor1','SUPERVISOR1',NULL,NULL,0,NULL,'RP7YEBMDQW5OILMXRL7GBVMDMXGYQA6A','2f82c9a7-1dc2-480a-80bc-f84c607f5649',NULL,0,0,NULL,1,0,NULL,0,1,1,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "AspNetUsers" VALUES('a1dde59f-fa38-4cc4-9409-e672f607ee9d','Administrator 1','admin1',1,'admin1','ADMIN1',NULL,NULL,0,NULL,'WIV4JVLQYHE3NJYUO4PFWBDMILHUYHKV','e6267826-b461-4589-b5ad-743045a0392e',NULL,0,0,NULL,1,0,NULL,0,1,1,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "AspNetUsers" VALUES('ddce1604-20c8-4672-ae71-5fc9a33c0af2','Auditor 1','auditor1',1,'auditor1','AUDITOR1',NULL,NULL,0,NULL,'FKYPYGIKL2EAQLCN7JQ5XXHQPECOUNG7','3cba08e1-dbbc-4ace-bd1c-9cf19812ac4d',NULL,0,0,NULL,1,0,NULL,0,1,1,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "AspNetUsers" VALUES('2e182d6a-af94-4c78-a117-451d666ccc72','Wallboard 1','wallboard1',1,'wallboard1','WALLBOARD1',NULL,NULL,0,NULL,'MNXBK6O6HW574PLZC4U5UEBSZQEOG7KR','9ebd325c-3915-4ae4-b240-b3ef55dc9c40',NULL,0,0,NULL,1,0,NULL,0,1,1,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "AspNetUsers" VALUES('a24ca8a9-5ed7-4e65-b171-4def29d349b4','Kim','kim',0,'kim','KIM',NULL,NULL,0,'AQAAAAIAAzRQAAAAED/pridFb/etfa6KkLhmcphnBgp81NvE9EoiJOqJ35wW3iUWE9kg2/XxA58It+B6jg==','2IN4GZSMW7MDQANMVZ4HFFVITEUVWO6T','a087e205-1be8-4b17-82e6-9826ce8fa557',NULL,0,0,NULL,1,0,NULL,0,1,1,NULL,NULL,NULL,NULL,NULL);
CREATE TABLE "Audit" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Audit" PRIMARY KEY AUTOINCREMENT,
    "At" INTEGER NOT NULL,
    "Actor" TEXT NOT NULL,
    "Act" TEXT NOT NULL,
    "Outcome" TEXT NOT NULL,
    "Reason" TEXT NOT NULL,
    "CallId" TEXT NULL,
    "AgentId" TEXT NULL
, "Address" TEXT NULL, "Count" INTEGER NULL, "SessionId" TEXT NULL, "UserId" TEXT NULL);
INSERT INTO "Audit" VALUES(1,1796092531471,'test','create-user','Done','supervisor',NULL,'kim',NULL,NULL,NULL,NULL);
INSERT INTO "Audit" VALUES(2,1796092536468,'agent3','signs in','Done','',NULL,NULL,'127.0.0.1',NULL,'f9eceb08ccdd0570b21b59c130ca83d50013d4f85bf5d14b8c5e7c74598c7eb7','19833c92-1cbf-4197-95ec-90faec465102');
INSERT INTO "Audit" VALUES(3,1796092536537,'agent3','end','Denied','You have no part in this call.','CA01a22f74dc4328184be991eb81e312bc',NULL,'127.0.0.1',NULL,'f9eceb08ccdd0570b21b59c130ca83d50013d4f85bf5d14b8c5e7c74598c7eb7','19833c92-1cbf-4197-95ec-90faec465102');
CREATE TABLE "AuditSeals" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_AuditSeals" PRIMARY KEY,
    "Hash" TEXT NOT NULL,
    "Key" TEXT NOT NULL,
    CONSTRAINT "FK_AuditSeals_Audit_Id" FOREIGN KEY ("Id") REFERENCES "Audit" ("Id") ON DELETE RESTRICT
);
INSERT INTO "AuditSeals" VALUES(1,'b7e1d20a5bb7827e6039321cceabd6e2f51c439828f4e486b5389a253c7b0663','');
INSERT INTO "AuditSeals" VALUES(2,'9cfa26fde232b532f36e66e92a053384a4d4ca32b7e401be2f4f94131279676d','');
INSERT INTO "AuditSeals" VALUES(3,'3f5fd0f12fd4749b528e4da0771b9786ba948af776b0163f954f6bd17f2304c0','');
CREATE TABLE "AuditStreams" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_AuditStreams" PRIMARY KEY,
    "Last" INTEGER NOT NULL
);
CREATE TABLE "Calls" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Calls" PRIMARY KEY,
    "Live" INTEGER NOT NULL,
    "ArrivedAt" INTEGER NOT NULL,
    "Agents" TEXT NOT NULL,
    "Version" INTEGER NOT NULL,
    "Document" TEXT NOT NULL
);
INSERT INTO "Calls" VALUES('CA01a22f74dc43ff46699c73c4a1cd1034',0,1796092534221,'
agent1
agent2
',23,'{"id":"CA01a22f74dc43ff46699c73c4a1cd1034","direction":"Inbound","from":"person:jRyY-Y157hzZO04UDP8N6A","to":"\u002B15550100000","queue":"default","arrivedAt":"2026-12-01T02:35:34.221+00:00","phase":{"is":"ended","reason":1,"at":"2026-12-01T02:35:35.673+00:00","parties":[]},"phaseSince":"2026-12-01T02:35:35.673+00:00","legs":[{"id":"customer","sid":"CA01a22f74dc43ff46699c73c4a1cd1034","progress":5,"since":"2026-12-01T02:35:35.892+00:00","room":1,"presence":2,"muted":false,"coachingPending":false,"held":false,"flagsSequence":-1,"holdPending":false,"endsRoom":true,"endsCall":false,"inDoubt":false,"dialAsked":false,"overriding":false,"hasRingTimeout":false,"released":true,"hangsUp":false,"ending":0},{"id":"L1","agent":"agent1","sid":"CA01a22f74dc430ea09ce3c1176ce48e82","progress":5,"since":"2026-12-01T02:35:35.491+00:00","admittedAt":"2026-12-01T02:35:35.093+00:00","room":1,"presence":2,"muted":false,"coachingPending":false,"held":false,"flagsSequence":-1,"holdPending":false,"endsRoom":false,"endsCall":false,"inDoubt":false,"dialAsked":true,"overriding":false,"hasRingTimeout":true,"released":true,"hangsUp":false,"ending":0},{"id":"L2","agent":"agent2","sid":"CA01a22f74dc434e0221be0f3b5358f0a3","progress":5,"since":"2026-12-01T02:35:35.732+00:00","admittedAt":"2026-12-01T02:35:35.403+00:00","room":1,"presence":2,"muted":false,"coachingPending":false,"held":false,"flagsSequence":-1,"holdPending":false,"endsRoom":true,"endsCall":false,"inDoubt":false,"dialAsked":true,"overriding":false,"hasRingTimeout":true,"released":true,"hangsUp":false,"ending":0}],"room":2,"passedBy":{},"answeredAt":"2026-12-01T02:35:35.093+00:00","handover":{"by":"agent1","briefing":{"reason":"","note":""},"at":"2026-12-01T02:35:35.209+00:00","search":0},"conferences":{"1":"CF01a22f74dc43135b4ea36f84a54adf7a"},"leftQueues":[]}');
INSERT INTO "Calls" VALUES('CA01a22f74dc4328184be991eb81e312bc',0,1796092536016,'
agent2
',11,'{"id":"CA01a22f74dc4328184be991eb81e312bc","direction":"Inbound","from":"person:IPBvfJo2Zwn51DMSnOij5Q","to":"\u002B15550100000","queue":"default","arrivedAt":"2026-12-01T02:35:36.016+00:00","phase":{"is":"ended","reason":0,"at":"2026-12-01T02:35:36.576+00:00","parties":[]},"phaseSince":"2026-12-01T02:35:36.576+00:00","legs":[{"id":"customer","sid":"CA01a22f74dc4328184be991eb81e312bc","progress":5,"since":"2026-12-01T02:35:36.576+00:00","room":1,"presence":2,"muted":false,"coachingPending":false,"held":false,"flagsSequence":-1,"holdPending":true,"endsRoom":true,"endsCall":true,"inDoubt":false,"dialAsked":false,"overriding":false,"hasRingTimeout":false,"released":false,"hangsUp":false,"ending":0},{"id":"L1","agent":"agent2","sid":"CA01a22f74dc4357bd3f8ee610398f9334","progress":5,"since":"2026-12-01T02:35:36.595+00:00","admittedAt":"2026-12-01T02:35:36.065+00:00","room":1,"presence":2,"muted":false,"coachingPending":false,"held":false,"flagsSequence":-1,"holdPending":false,"endsRoom":false,"endsCall":false,"inDoubt":false,"dialAsked":true,"overriding":false,"hasRingTimeout":true,"released":true,"hangsUp":false,"ending":0}],"room":2,"passedBy":{},"answeredAt":"2026-12-01T02:35:36.065+00:00","conferences":{"1":"CF01a22f74dc43f19ac41ac15ea986da5b"},"leftQueues":[]}');
CREATE TABLE "CustomerCalls" (
    "CustomerId" TEXT NOT NULL,
    "CallId" TEXT NOT NULL,
    CONSTRAINT "PK_CustomerCalls" PRIMARY KEY ("CustomerId", "CallId")
);
INSERT INTO "CustomerCalls" VALUES('jRyY-Y157hzZO04UDP8N6A','CA01a22f74dc43ff46699c73c4a1cd1034');
INSERT INTO "CustomerCalls" VALUES('IPBvfJo2Zwn51DMSnOij5Q','CA01a22f74dc4328184be991eb81e312bc');
CREATE TABLE "Customers" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Customers" PRIMARY KEY,
    "Number" TEXT NOT NULL,
    "FirstSeen" INTEGER NOT NULL,
    "LastSeen" INTEGER NOT NULL
);
INSERT INTO "Customers" VALUES('jRyY-Y157hzZO04UDP8N6A','+15550100001',1796092534221,1796092534221);
INSERT INTO "Customers" VALUES('IPBvfJo2Zwn51DMSnOij5Q','+15550100002',1796092536016,1796092536016);
CREATE TABLE "DataProtectionKeys" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_DataProtectionKeys" PRIMARY KEY AUTOINCREMENT,
    "FriendlyName" TEXT NULL,
    "Xml" TEXT NULL
);
CREATE TABLE "Duties" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Duties" PRIMARY KEY,
    "Holder" TEXT NOT NULL,
    "Term" INTEGER NOT NULL,
    "Beat" INTEGER NOT NULL
);
CREATE TABLE "Erasures" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Erasures" PRIMARY KEY AUTOINCREMENT,
    "CustomerId" TEXT NOT NULL,
    "RequestedAt" INTEGER NOT NULL,
    "DoneAt" INTEGER NULL
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
INSERT INTO "Events" VALUES(1,'CA01a22f74dc43ff46699c73c4a1cd1034',1796092534221,1796092533647,'twilio','f10d57d2-1ccd-4ee4-991b-7246e2f2100e CA01a22f74dc43ff46699c73c4a1cd1034 CustomerArrived','{"is":"customer-arrived","from":"person:jRyY-Y157hzZO04UDP8N6A","to":"\u002B15550100000","queue":"default"}',NULL);
INSERT INTO "Events" VALUES(2,'CA01a22f74dc43ff46699c73c4a1cd1034',1796092534653,1796092534066,'twilio','a0e46b17-7331-409a-bfc8-1603332cf7f8 CA01a22f74dc43ff46699c73c4a1cd1034 ParticipantJoined','{"is":"participant-joined","sid":"CA01a22f74dc43ff46699c73c4a1cd1034","room":1,"conference":"CF01a22f74dc43135b4ea36f84a54adf7a"}',NULL);
INSERT INTO "Events" VALUES(3,'CA01a22f74dc43ff46699c73c4a1cd1034',1796092534793,NULL,'routing','21e7cfce-3b3f-41b8-a06c-745dbcd69fc6','{"is":"offer","agent":"agent1","why":"longest idle (3 s)","also":false}',NULL);
INSERT INTO "Events" VALUES(4,'CA01a22f74dc43ff46699c73c4a1cd1034',1796092535066,1796092535062,'twilio','f76624c9-cce8-48dd-ba9f-7bfbf6829129 CA01a22f74dc43ff46699c73c4a1cd1034 LegProgressed','{"is":"leg-progressed","leg":"L1","sid":"CA01a22f74dc430ea09ce3c1176ce48e82","progress":1}',NULL);
INSERT INTO "Events" VALUES(5,'CA01a22f74dc43ff46699c73c4a1cd1034',1796092535093,1796092535070,'twilio','54f6fce4-75c4-4c0b-91d6-68139258eb13 CA01a22f74dc43ff46699c73c4a1cd1034 LegProgressed','{"is":"leg-progressed","leg":"L1","sid":"CA01a22f74dc430ea09ce3c1176ce48e82","progress":2}',NULL);
INSERT INTO "Events" VALUES(6,'CA01a22f74dc43ff46699c73c4a1cd1034',1796092535093,1796092535086,'twilio','9a110619-fbef-4caa-a60c-db2685689c64 CA01a22f74dc43ff46699c73c4a1cd1034 LegProgressed','{"is":"leg-progressed","leg":"L1","sid":"CA01a22f74dc430ea09ce3c1176ce48e82","progress":3}',NULL);
INSERT INTO "Events" VALUES(7,'CA01a22f74dc43ff46699c73c4a1cd1034',1796092535093,1796092535085,'twilio','7977fa75-33bd-44e9-a425-f97fa4a2a685 CA01a22f74dc43ff46699c73c4a1cd1034 AgentAnswered','{"is":"agent-answered","leg":"L1","sid":"CA01a22f74dc430ea09ce3c1176ce48e82"}',NULL);
INSERT INTO "Events" VALUES(8,'CA01a22f74dc43ff46699c73c4a1cd1034',1796092535170,1796092535170,'twilio','df5b2f7d-6f44-493e-a96e-56a16ddf7a73 CA01a22f74dc43ff46699c73c4a1cd1034 ParticipantJoined','{"is":"participant-joined","sid":"CA01a22f74dc430ea09ce3c1176ce48e82","room":1,"conference":"CF01a22f74dc43135b4ea36f84a54adf7a"}',NULL);
INSERT INTO "Events" VALUES(9,'CA01a22f74dc43ff46699c73c4a1cd1034',1796092535209,NULL,'agent1','command 299492f0-2d05-4326-8839-1922ff7ff9c2','{"is":"dial-in","target":{"is":"agent","agent":"agent2"},"briefing":{"reason":"","note":""},"override":false,"by":"agent1"}',NULL);
INSERT INTO "Events" VALUES(10,'CA01a22f74dc43ff46699c73c4a1cd1034',1796092535379,1796092535379,'twilio','e5b1a61d-5182-4546-bf2f-3e8d267d7fa1 CA01a22f74dc43ff46699c73c4a1cd1034 LegProgressed','{"is":"leg-progressed","leg":"L2","sid":"CA01a22f74dc434e0221be0f3b5358f0a3","progress":1}',NULL);
INSERT INTO "Events" VALUES(11,'CA01a22f74dc43ff46699c73c4a1cd1034',1796092535395,1796092535393,'twilio','c91bff0a-7e2e-4fc1-bf4f-a64a180928b4 CA01a22f74dc43ff46699c73c4a1cd1034 LegProgressed','{"is":"leg-progressed","leg":"L2","sid":"CA01a22f74dc434e0221be0f3b5358f0a3","progress":2}',NULL);
INSERT INTO "Events" VALUES(12,'CA01a22f74dc43ff46699c73c4a1cd1034',1796092535403,1796092535394,'twilio','343958ec-d2e9-41a5-a288-4906595c8b90 CA01a22f74dc43ff46699c73c4a1cd1034 LegProgressed','{"is":"leg-progressed","leg":"L2","sid":"CA01a22f74dc434e0221be0f3b5358f0a3","progress":3}',NULL);
INSERT INTO "Events" VALUES(13,'CA01a22f74dc43ff46699c73c4a1cd1034',1796092535403,1796092535398,'twilio','552c9e86-e817-4f28-889d-6d1ad0db5094 CA01a22f74dc43ff46699c73c4a1cd1034 AgentAnswered','{"is":"agent-answered","leg":"L2","sid":"CA01a22f74dc434e0221be0f3b5358f0a3"}',NULL);
INSERT INTO "Events" VALUES(14,'CA01a22f74dc43ff46699c73c4a1cd1034',1796092535414,1796092535414,'twilio','f5ee02e6-d7c7-4380-877b-ad7981fec060 CA01a22f74dc43ff46699c73c4a1cd1034 ParticipantJoined','{"is":"participant-joined","sid":"CA01a22f74dc434e0221be0f3b5358f0a3","room":1,"conference":"CF01a22f74dc43135b4ea36f84a54adf7a"}',NULL);
INSERT INTO "Events" VALUES(15,'CA01a22f74dc43ff46699c73c4a1cd1034',1796092535434,NULL,'agent1','command 0a404364-0a12-4491-b08c-a43b01670369','{"is":"leave","by":"agent1"}',NULL);
INSERT INTO "Events" VALUES(16,'CA01a22f74dc43ff46699c73c4a1cd1034',1796092535456,NULL,'outbox','b4ef24c6-e00b-4aa9-997c-8be3a5e24fd4','{"is":"leg-progressed","leg":"L2","sid":"CA01a22f74dc434e0221be0f3b5358f0a3","progress":1}',NULL);
INSERT INTO "Events" VALUES(17,'CA01a22f74dc43ff46699c73c4a1cd1034',1796092535467,NULL,'outbox','41b593b3-27ef-40b8-b8fe-a7cfe55f09c2','{"is":"leg-progressed","leg":"L1","sid":"CA01a22f74dc430ea09ce3c1176ce48e82","progress":1}',NULL);
INSERT INTO "Events" VALUES(18,'CA01a22f74dc43ff46699c73c4a1cd1034',1796092535491,1796092535483,'twilio','e3796937-cdab-47e7-a417-46a58a61be3e CA01a22f74dc43ff46699c73c4a1cd1034 ParticipantLeft','{"is":"participant-left","sid":"CA01a22f74dc430ea09ce3c1176ce48e82","room":1,"hungUp":true}',NULL);
INSERT INTO "Events" VALUES(19,'CA01a22f74dc43ff46699c73c4a1cd1034',1796092535492,NULL,'outbox','af78bfae-914e-48e2-9632-ab646f16a5e8','{"is":"leg-ended","leg":"L1","sid":"CA01a22f74dc430ea09ce3c1176ce48e82","ending":0}',NULL);
INSERT INTO "Events" VALUES(20,'CA01a22f74dc43ff46699c73c4a1cd1034',1796092535559,1796092535482,'twilio','2a4dbb4c-9983-41d3-97b4-acedd0601828 CA01a22f74dc43ff46699c73c4a1cd1034 LegEnded','{"is":"leg-ended","leg":"L1","sid":"CA01a22f74dc430ea09ce3c1176ce48e82","ending":0}',NULL);
INSERT INTO "Events" VALUES(21,'CA01a22f74dc43ff46699c73c4a1cd1034',1796092535673,NULL,'agent2','command 1e919373-ed3c-4641-a8f4-8916d3532aa5','{"is":"hang-up","by":"agent2"}',NULL);
INSERT INTO "Events" VALUES(22,'CA01a22f74dc43ff46699c73c4a1cd1034',1796092535732,1796092535730,'twilio','f0813ef5-f95e-4a70-a2e6-2d4eddddec88 CA01a22f74dc43ff46699c73c4a1cd1034 LegEnded','{"is":"leg-ended","leg":"L2","sid":"CA01a22f74dc434e0221be0f3b5358f0a3","ending":0}',NULL);
INSERT INTO "Events" VALUES(23,'CA01a22f74dc43ff46699c73c4a1cd1034',1796092535732,1796092535731,'twilio','c1e9e0c3-6eae-484b-be7c-a4136a5212f3 CA01a22f74dc43ff46699c73c4a1cd1034 ParticipantLeft','{"is":"participant-left","sid":"CA01a22f74dc434e0221be0f3b5358f0a3","room":1,"hungUp":true}',NULL);
INSERT INTO "Events" VALUES(24,'CA01a22f74dc43ff46699c73c4a1cd1034',1796092535734,1796092535734,'twilio','fbd8f432-1588-46ae-831e-2e0303149894 CA01a22f74dc43ff46699c73c4a1cd1034 ParticipantLeft','{"is":"participant-left","sid":"CA01a22f74dc43ff46699c73c4a1cd1034","room":1,"hungUp":false}',NULL);
INSERT INTO "Events" VALUES(25,'CA01a22f74dc43ff46699c73c4a1cd1034',1796092535749,1796092535734,'twilio','90f27f85-5197-48b1-8cce-61640e2ed814 CA01a22f74dc43ff46699c73c4a1cd1034 RoomEnded','{"is":"room-ended","room":1,"endedBy":"CA01a22f74dc434e0221be0f3b5358f0a3"}',NULL);
INSERT INTO "Events" VALUES(26,'CA01a22f74dc43ff46699c73c4a1cd1034',1796092535821,1796092535745,'twilio','759a8ee6-2ded-4ec3-b36f-30d4e6c0f862 CA01a22f74dc43ff46699c73c4a1cd1034 DialFinished','{"is":"dial-finished","leg":"L2","room":1,"hungUp":true,"sid":"CA01a22f74dc434e0221be0f3b5358f0a3"}',NULL);
INSERT INTO "Events" VALUES(27,'CA01a22f74dc43ff46699c73c4a1cd1034',1796092535892,1796092535886,'twilio','e39b3d42-77d9-474b-ad41-15c7c816a151 CA01a22f74dc43ff46699c73c4a1cd1034 DialFinished','{"is":"dial-finished","leg":"customer","room":1,"hungUp":false,"sid":"CA01a22f74dc43ff46699c73c4a1cd1034"}',NULL);
INSERT INTO "Events" VALUES(28,'CA01a22f74dc43ff46699c73c4a1cd1034',1796092536001,1796092535997,'twilio','a43875b3-bd69-4a29-8c27-1d07c737b21a CA01a22f74dc43ff46699c73c4a1cd1034 LegEnded','{"is":"leg-ended","leg":"customer","sid":"CA01a22f74dc43ff46699c73c4a1cd1034","ending":0}',NULL);
INSERT INTO "Events" VALUES(29,'CA01a22f74dc4328184be991eb81e312bc',1796092536016,1796092536014,'twilio','1de4cd08-bbe1-4859-afef-d65850c9b397 CA01a22f74dc4328184be991eb81e312bc CustomerArrived','{"is":"customer-arrived","from":"person:IPBvfJo2Zwn51DMSnOij5Q","to":"\u002B15550100000","queue":"default"}',NULL);
INSERT INTO "Events" VALUES(30,'CA01a22f74dc4328184be991eb81e312bc',1796092536030,1796092536018,'twilio','59300659-7331-440f-9d0e-8d1b02a2b9aa CA01a22f74dc4328184be991eb81e312bc ParticipantJoined','{"is":"participant-joined","sid":"CA01a22f74dc4328184be991eb81e312bc","room":1,"conference":"CF01a22f74dc43f19ac41ac15ea986da5b"}',NULL);
INSERT INTO "Events" VALUES(31,'CA01a22f74dc4328184be991eb81e312bc',1796092536041,NULL,'routing','d04fac30-49a6-42a3-9564-fc8a0e5041b8','{"is":"offer","agent":"agent2","why":"longest idle (0 s)","also":false}',NULL);
INSERT INTO "Events" VALUES(32,'CA01a22f74dc4328184be991eb81e312bc',1796092536053,1796092536052,'twilio','6417f45b-ada4-458d-b02d-5889017fc116 CA01a22f74dc4328184be991eb81e312bc LegProgressed','{"is":"leg-progressed","leg":"L1","sid":"CA01a22f74dc4357bd3f8ee610398f9334","progress":1}',NULL);
INSERT INTO "Events" VALUES(33,'CA01a22f74dc4328184be991eb81e312bc',1796092536065,1796092536057,'twilio','8e22b584-71b7-412e-aec4-7a642abbd47f CA01a22f74dc4328184be991eb81e312bc LegProgressed','{"is":"leg-progressed","leg":"L1","sid":"CA01a22f74dc4357bd3f8ee610398f9334","progress":2}',NULL);
INSERT INTO "Events" VALUES(34,'CA01a22f74dc4328184be991eb81e312bc',1796092536065,1796092536058,'twilio','cbcab1b2-6bbb-4af5-8ca7-86562a2889ac CA01a22f74dc4328184be991eb81e312bc LegProgressed','{"is":"leg-progressed","leg":"L1","sid":"CA01a22f74dc4357bd3f8ee610398f9334","progress":3}',NULL);
INSERT INTO "Events" VALUES(35,'CA01a22f74dc4328184be991eb81e312bc',1796092536065,NULL,'outbox','c69a8300-c03d-4844-8b53-bf8409908fd6','{"is":"leg-progressed","leg":"L1","sid":"CA01a22f74dc4357bd3f8ee610398f9334","progress":1}',NULL);
INSERT INTO "Events" VALUES(36,'CA01a22f74dc4328184be991eb81e312bc',1796092536065,1796092536058,'twilio','10a6d8ae-1981-4ce2-afa5-771c45f65e8b CA01a22f74dc4328184be991eb81e312bc AgentAnswered','{"is":"agent-answered","leg":"L1","sid":"CA01a22f74dc4357bd3f8ee610398f9334"}',NULL);
INSERT INTO "Events" VALUES(37,'CA01a22f74dc4328184be991eb81e312bc',1796092536077,1796092536074,'twilio','e942d86b-fba8-46a8-b9b9-605da095415c CA01a22f74dc4328184be991eb81e312bc ParticipantJoined','{"is":"participant-joined","sid":"CA01a22f74dc4357bd3f8ee610398f9334","room":1,"conference":"CF01a22f74dc43f19ac41ac15ea986da5b"}',NULL);
INSERT INTO "Events" VALUES(38,'CA01a22f74dc4328184be991eb81e312bc',1796092536564,NULL,'agent2','command 5234e1aa-d1cc-4e8c-b4f7-e2f83b551a59','{"is":"hold","by":"agent2"}',NULL);
INSERT INTO "Events" VALUES(39,'CA01a22f74dc4328184be991eb81e312bc',1796092536576,1796092536575,'twilio','e8960fb0-9061-4f57-950c-88b763ee1755 CA01a22f74dc4328184be991eb81e312bc LegEnded','{"is":"leg-ended","leg":"customer","sid":"CA01a22f74dc4328184be991eb81e312bc","ending":0}',NULL);
INSERT INTO "Events" VALUES(40,'CA01a22f74dc4328184be991eb81e312bc',1796092536595,1796092536579,'twilio','0fa2c8c8-485a-4f2f-91b6-e7a4c5b00332 CA01a22f74dc4328184be991eb81e312bc ParticipantLeft','{"is":"participant-left","sid":"CA01a22f74dc4328184be991eb81e312bc","room":1,"hungUp":true}',NULL);
INSERT INTO "Events" VALUES(41,'CA01a22f74dc4328184be991eb81e312bc',1796092536595,1796092536581,'twilio','373256b6-d3b4-43ca-bea7-9892853f511c CA01a22f74dc4328184be991eb81e312bc RoomEnded','{"is":"room-ended","room":1,"endedBy":"CA01a22f74dc4328184be991eb81e312bc"}',NULL);
INSERT INTO "Events" VALUES(42,'CA01a22f74dc4328184be991eb81e312bc',1796092536595,1796092536580,'twilio','af376d9e-5ee8-4789-a42b-3cd3c4504769 CA01a22f74dc4328184be991eb81e312bc ParticipantLeft','{"is":"participant-left","sid":"CA01a22f74dc4357bd3f8ee610398f9334","room":1,"hungUp":false}',NULL);
INSERT INTO "Events" VALUES(43,'CA01a22f74dc4328184be991eb81e312bc',1796092536595,1796092536581,'twilio','fb2dc8ef-6a5f-4d11-b9b5-28b6a59f5b3d CA01a22f74dc4328184be991eb81e312bc DialFinished','{"is":"dial-finished","leg":"customer","room":1,"hungUp":true,"sid":"CA01a22f74dc4328184be991eb81e312bc"}',NULL);
INSERT INTO "Events" VALUES(44,'CA01a22f74dc4328184be991eb81e312bc',1796092536595,1796092536583,'twilio','b1f7d51f-dc15-4dd7-aad5-77f14e630cc9 CA01a22f74dc4328184be991eb81e312bc DialFinished','{"is":"dial-finished","leg":"L1","room":1,"hungUp":false,"sid":"CA01a22f74dc4357bd3f8ee610398f9334"}',NULL);
INSERT INTO "Events" VALUES(45,'CA01a22f74dc4328184be991eb81e312bc',1796092536631,NULL,'outbox','990143e1-1353-4738-8570-c3db0cb6dd0f','{"is":"participant-left","sid":"CA01a22f74dc4328184be991eb81e312bc","room":1,"hungUp":false}',NULL);
INSERT INTO "Events" VALUES(46,'CA01a22f74dc4328184be991eb81e312bc',1796092536644,1796092536633,'twilio','aea27a8a-806b-4089-bb98-1c57b88c3188 CA01a22f74dc4328184be991eb81e312bc LegEnded','{"is":"leg-ended","leg":"L1","sid":"CA01a22f74dc4357bd3f8ee610398f9334","ending":0}',NULL);
INSERT INTO "Events" VALUES(47,'CA01a22f74dc43ff46699c73c4a1cd1034',1796092543724,NULL,'timer','timer 7','{"is":"end-timed-out"}',NULL);
INSERT INTO "Events" VALUES(48,'CA01a22f74dc4328184be991eb81e312bc',1796092544582,NULL,'timer','timer 12','{"is":"end-timed-out"}',NULL);
INSERT INTO "Events" VALUES(49,'CA01a22f74dc43ff46699c73c4a1cd1034',1796092563074,NULL,'timer','timer 2','{"is":"ring-timed-out","leg":"L1"}',NULL);
INSERT INTO "Events" VALUES(50,'CA01a22f74dc43ff46699c73c4a1cd1034',1796092563387,NULL,'timer','timer 4','{"is":"ring-timed-out","leg":"L2"}',NULL);
INSERT INTO "Events" VALUES(51,'CA01a22f74dc4328184be991eb81e312bc',1796092564058,NULL,'timer','timer 9','{"is":"ring-timed-out","leg":"L1"}',NULL);
CREATE TABLE "Leads" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Leads" PRIMARY KEY,
    "CustomerId" TEXT NOT NULL,
    "OpenOf" TEXT NULL,
    "LastAt" INTEGER NOT NULL,
    "EndedAt" INTEGER NULL,
    "Version" INTEGER NOT NULL,
    "Document" TEXT NOT NULL
);
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
CREATE TABLE "LogoutTokens" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_LogoutTokens" PRIMARY KEY,
    "Until" INTEGER NOT NULL
);
CREATE TABLE "Nodes" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Nodes" PRIMARY KEY,
    "Name" TEXT NOT NULL,
    "Version" TEXT NOT NULL,
    "StartedAt" INTEGER NOT NULL,
    "SeenAt" INTEGER NOT NULL,
    "HasDuty" INTEGER NOT NULL,
    "BusIsUp" INTEGER NULL,
    "ClockAheadSeconds" REAL NULL,
    "State" TEXT NOT NULL,
    "Faults" TEXT NOT NULL
);
INSERT INTO "Nodes" VALUES('28461b11e6784644b24c990317daad53','vm, process 16941','1.0.0+ddd78e32',1796092525744,1796092557962,1,NULL,1.0653639,'Look','Last back-up');
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
INSERT INTO "Outbox" VALUES(1,'CA01a22f74dc43ff46699c73c4a1cd1034',3,'dial L1','{"is":"dial-agent","leg":"L1","agent":"agent1"}',1796092534793,NULL,1,NULL,1796092535481);
INSERT INTO "Outbox" VALUES(2,'CA01a22f74dc43ff46699c73c4a1cd1034',4,'timer RingTimedOut { Leg = L1 } 1796092563066','{"is":"start-timer","event":{"is":"ring-timed-out","leg":"L1"},"due":"2026-12-01T02:36:03.066+00:00"}',1796092563066,NULL,1,NULL,1796092563075);
INSERT INTO "Outbox" VALUES(3,'CA01a22f74dc43ff46699c73c4a1cd1034',9,'dial L2','{"is":"dial-agent","leg":"L2","agent":"agent2"}',1796092535209,NULL,1,NULL,1796092535463);
INSERT INTO "Outbox" VALUES(4,'CA01a22f74dc43ff46699c73c4a1cd1034',10,'timer RingTimedOut { Leg = L2 } 1796092563379','{"is":"start-timer","event":{"is":"ring-timed-out","leg":"L2"},"due":"2026-12-01T02:36:03.379+00:00"}',1796092563379,NULL,1,NULL,1796092563391);
INSERT INTO "Outbox" VALUES(5,'CA01a22f74dc43ff46699c73c4a1cd1034',15,'end L1','{"is":"end-leg","leg":"L1"}',1796092535434,NULL,1,NULL,1796092535668);
INSERT INTO "Outbox" VALUES(6,'CA01a22f74dc43ff46699c73c4a1cd1034',21,'end room 1','{"is":"end-room","room":1}',1796092535673,NULL,1,NULL,1796092535887);
INSERT INTO "Outbox" VALUES(7,'CA01a22f74dc43ff46699c73c4a1cd1034',21,'timer EndTimedOut { } 1796092543673','{"is":"start-timer","event":{"is":"end-timed-out"},"due":"2026-12-01T02:35:43.673+00:00"}',1796092543673,NULL,1,NULL,1796092543730);
INSERT INTO "Outbox" VALUES(8,'CA01a22f74dc4328184be991eb81e312bc',31,'dial L1','{"is":"dial-agent","leg":"L1","agent":"agent2"}',1796092536041,NULL,1,NULL,1796092536071);
INSERT INTO "Outbox" VALUES(9,'CA01a22f74dc4328184be991eb81e312bc',32,'timer RingTimedOut { Leg = L1 } 1796092564053','{"is":"start-timer","event":{"is":"ring-timed-out","leg":"L1"},"due":"2026-12-01T02:36:04.053+00:00"}',1796092564053,NULL,1,NULL,1796092564061);
INSERT INTO "Outbox" VALUES(10,'CA01a22f74dc4328184be991eb81e312bc',38,'hold customer in room 1','{"is":"set-hold","leg":"customer","room":1,"held":true}',1796092536564,NULL,1,NULL,1796092536647);
INSERT INTO "Outbox" VALUES(11,'CA01a22f74dc4328184be991eb81e312bc',39,'end room 1','{"is":"end-room","room":1}',1796092536576,NULL,1,NULL,1796092536630);
INSERT INTO "Outbox" VALUES(12,'CA01a22f74dc4328184be991eb81e312bc',39,'timer EndTimedOut { } 1796092544576','{"is":"start-timer","event":{"is":"end-timed-out"},"due":"2026-12-01T02:35:44.576+00:00"}',1796092544576,NULL,1,NULL,1796092544584);
INSERT INTO "Outbox" VALUES(13,'CA01a22f74dc4328184be991eb81e312bc',41,'end room 1','{"is":"end-room","room":1}',1796092536595,NULL,1,NULL,1796092536644);
CREATE TABLE "Pairings" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Pairings" PRIMARY KEY,
    "CodeHash" TEXT NOT NULL,
    "Network" TEXT NOT NULL,
    "Until" INTEGER NOT NULL,
    "UserId" TEXT NULL
);
CREATE TABLE "Progress" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Progress" PRIMARY KEY,
    "Until" INTEGER NOT NULL
);
INSERT INTO "Progress" VALUES('voicemails',1796092529221);
CREATE TABLE "RecordingDeletions" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_RecordingDeletions" PRIMARY KEY,
    "DueAt" INTEGER NOT NULL,
    "Attempts" INTEGER NOT NULL,
    "DoneAt" INTEGER NULL
);
CREATE TABLE "Sessions" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Sessions" PRIMARY KEY,
    "UserId" TEXT NOT NULL,
    "Stamp" TEXT NOT NULL,
    "Supervises" INTEGER NOT NULL,
    "Unattended" INTEGER NOT NULL,
    "Since" INTEGER NOT NULL,
    "Until" INTEGER NOT NULL,
    "UsedAt" INTEGER NOT NULL,
    "Address" TEXT NOT NULL,
    "Browser" TEXT NOT NULL, "ProviderSession" TEXT NULL,
    CONSTRAINT "FK_Sessions_AspNetUsers_UserId" FOREIGN KEY ("UserId") REFERENCES "AspNetUsers" ("Id") ON DELETE CASCADE
);
INSERT INTO "Sessions" VALUES('f9eceb08ccdd0570b21b59c130ca83d50013d4f85bf5d14b8c5e7c74598c7eb7','19833c92-1cbf-4197-95ec-90faec465102','KEZERW57462RDC4ZXA5NYF3HEI2RV5DR',0,0,1796092536439,1796135736439,1796092536439,'127.0.0.1','',NULL);
CREATE TABLE "Settings" (
    "Revision" INTEGER NOT NULL CONSTRAINT "PK_Settings" PRIMARY KEY,
    "Kind" TEXT NOT NULL,
    "Id" TEXT NOT NULL,
    "Document" TEXT NULL,
    "ChangedAt" INTEGER NOT NULL,
    "ChangedBy" TEXT NOT NULL
);
INSERT INTO "Settings" VALUES(1,'queue','default','{"name":"Support","position":0,"numbers":[],"agents":[],"groups":[],"skills":{},"priority":0,"strategy":"LongestIdle","ringSeconds":0,"untakenTransfer":"Return","answerTargetSeconds":20,"shortAbandonSeconds":5,"musicUrl":"","waiting":{"tellPosition":false,"tellEstimate":false,"comfort":[],"overflow":[]},"phrases":{"welcome":"Thank you for calling. Please hold while we connect you to an agent.","holdTheLine":"Please hold the line. We will be with you in a moment.","position":"You are number {position} in line.","nextInLine":"You are next in line.","estimatedWait":"The estimated waiting time is about {minutes} minutes.","longestWait":"We expect to answer within {minutes} minutes.","shortWait":"We expect to answer within a minute.","callBackOffer":"To be called back instead of waiting, press 1. You keep your place in line.","callBackNumber":"To be called at {number}, press 1 and then the hash key. Or type another number with its area code, and then the hash key.","callBackNoNumber":"Please type the number at which we can call you, with its area code, and then the hash key.","callBackRefused":"We are sorry, we cannot call this number.","callBackBooked":"Thank you. We will call you as soon as it is your turn. Goodbye.","oneMoment":"One moment please, we are connecting you to the next agent.","nextAgent":"Thank you for holding. Your next agent is on the line.","goodbye":"Thank you for calling. Goodbye.","voicemailGreeting":"Please leave a message after the beep, and press the hash key when you have finished.","voicemailThanks":"Thank you for your message. Goodbye.","voicemailEmpty":"We did not hear a message. Please call again. Goodbye.","callerLeft":"The caller has left. Thank you.","noLongerYours":"This call is no longer waiting for you. Thank you.","preCallTest":"This is the test of your phone. What you hear has come from the phone network. One, two, three.","unknownCall":"We are sorry, this call could not be found. Please call again."},"recordings":{},"voice":"","language":"","languages":{},"routing":{"needs":[],"dropNeedsSeconds":0,"tiers":[],"returnSeconds":120},"voicemail":{"longestSeconds":180,"transcribe":false}}',1796092526430,'the settings');
INSERT INTO "Settings" VALUES(2,'alert-rule','long-wait','{"id":"long-wait","name":"Long wait","metric":"LongWait","threshold":60,"forSeconds":5,"clearSeconds":10,"minutes":10,"teams":[],"enabled":true}',1796092526834,'the settings');
INSERT INTO "Settings" VALUES(3,'alert-rule','long-hold','{"id":"long-hold","name":"Long hold","metric":"LongHold","threshold":180,"forSeconds":5,"clearSeconds":10,"minutes":10,"teams":[],"enabled":true}',1796092526839,'the settings');
INSERT INTO "Settings" VALUES(4,'alert-rule','failed-transfers','{"id":"failed-transfers","name":"Failed transfers","metric":"FailedTransfers","threshold":3,"forSeconds":5,"clearSeconds":10,"minutes":10,"teams":[],"enabled":true}',1796092526839,'the settings');
INSERT INTO "Settings" VALUES(5,'alert-rule','silent-phones','{"id":"silent-phones","name":"Silent phones","metric":"Unreachable","threshold":1,"forSeconds":5,"clearSeconds":10,"minutes":10,"teams":[],"enabled":true}',1796092526839,'the settings');
CREATE TABLE "Sounds" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Sounds" PRIMARY KEY,
    "Name" TEXT NOT NULL,
    "Wav" BLOB NOT NULL,
    "AddedAt" INTEGER NOT NULL,
    "AddedBy" TEXT NOT NULL
);
CREATE TABLE "TestCalls" (
    "Token" TEXT NOT NULL CONSTRAINT "PK_TestCalls" PRIMARY KEY,
    "From" TEXT NOT NULL,
    "To" TEXT NOT NULL,
    "At" INTEGER NOT NULL,
    "ArrivedAt" INTEGER NULL,
    "AskedAt" INTEGER NULL
);
CREATE TABLE "Voicemails" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Voicemails" PRIMARY KEY,
    "CallId" TEXT NOT NULL,
    "QueueId" TEXT NOT NULL,
    "LeftAt" INTEGER NOT NULL,
    "Seconds" INTEGER NOT NULL,
    "Transcribed" TEXT NOT NULL,
    "Transcript" TEXT NULL,
    "Owner" TEXT NULL,
    "OwnedSince" INTEGER NULL,
    "Outcome" TEXT NULL,
    "ClosedAt" INTEGER NULL,
    "Note" TEXT NULL,
    "Version" INTEGER NOT NULL
);
CREATE TABLE "__EFMigrationsHistory" (
    "MigrationId" TEXT NOT NULL CONSTRAINT "PK___EFMigrationsHistory" PRIMARY KEY,
    "ProductVersion" TEXT NOT NULL
);
INSERT INTO "__EFMigrationsHistory" VALUES('20261127015217_Initial','10.0.14');
INSERT INTO "__EFMigrationsHistory" VALUES('20261127232539_Duty','10.0.14');
INSERT INTO "__EFMigrationsHistory" VALUES('20261130054917_PeopleAndAudit','10.0.14');
INSERT INTO "__EFMigrationsHistory" VALUES('20261130150001_CompanyTeamsAndCustomers','10.0.14');
INSERT INTO "__EFMigrationsHistory" VALUES('20261130182018_Administration','10.0.14');
INSERT INTO "__EFMigrationsHistory" VALUES('20261130220120_CustomersWayIn','10.0.14');
CREATE TABLE "__EFMigrationsLock" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK___EFMigrationsLock" PRIMARY KEY,
    "Timestamp" TEXT NOT NULL
);
CREATE TRIGGER AuditIsAppendOnly_DELETE BEFORE DELETE ON Audit BEGIN SELECT RAISE(ABORT, 'The audit is append-only.'); END;
CREATE TRIGGER AuditIsAppendOnly_REPLACE BEFORE INSERT ON Audit WHEN EXISTS (SELECT 1 FROM Audit WHERE Id = NEW.Id) BEGIN SELECT RAISE(ABORT, 'The audit is append-only.'); END;
CREATE TRIGGER AuditIsAppendOnly_UPDATE BEFORE UPDATE ON Audit BEGIN SELECT RAISE(ABORT, 'The audit is append-only.'); END;
CREATE TRIGGER AuditSealsIsAppendOnly_DELETE BEFORE DELETE ON AuditSeals BEGIN SELECT RAISE(ABORT, 'The audit is append-only.'); END;
CREATE TRIGGER AuditSealsIsAppendOnly_REPLACE BEFORE INSERT ON AuditSeals WHEN EXISTS (SELECT 1 FROM AuditSeals WHERE Id = NEW.Id) BEGIN SELECT RAISE(ABORT, 'The audit is append-only.'); END;
CREATE TRIGGER AuditSealsIsAppendOnly_UPDATE BEFORE UPDATE ON AuditSeals BEGIN SELECT RAISE(ABORT, 'The audit is append-only.'); END;
CREATE INDEX "EmailIndex" ON "AspNetUsers" ("NormalizedEmail");
CREATE INDEX "IX_AgentStates_Until" ON "AgentStates" ("Until");
CREATE INDEX "IX_AspNetRoleClaims_RoleId" ON "AspNetRoleClaims" ("RoleId");
CREATE INDEX "IX_AspNetUserClaims_UserId" ON "AspNetUserClaims" ("UserId");
CREATE INDEX "IX_AspNetUserLogins_UserId" ON "AspNetUserLogins" ("UserId");
CREATE INDEX "IX_AspNetUserPasskeys_UserId" ON "AspNetUserPasskeys" ("UserId");
CREATE INDEX "IX_AspNetUserRoles_RoleId" ON "AspNetUserRoles" ("RoleId");
CREATE UNIQUE INDEX "IX_AspNetUsers_AgentId" ON "AspNetUsers" ("AgentId");
CREATE INDEX "IX_Audit_Actor" ON "Audit" ("Actor");
CREATE INDEX "IX_Audit_At" ON "Audit" ("At");
CREATE INDEX "IX_Audit_CallId" ON "Audit" ("CallId");
CREATE INDEX "IX_Calls_ArrivedAt" ON "Calls" ("ArrivedAt");
CREATE INDEX "IX_Calls_Live" ON "Calls" ("Live");
CREATE INDEX "IX_CustomerCalls_CallId" ON "CustomerCalls" ("CallId");
CREATE INDEX "IX_Customers_LastSeen" ON "Customers" ("LastSeen");
CREATE UNIQUE INDEX "IX_Customers_Number" ON "Customers" ("Number");
CREATE INDEX "IX_Erasures_DoneAt" ON "Erasures" ("DoneAt");
CREATE INDEX "IX_Events_CallId" ON "Events" ("CallId");
CREATE UNIQUE INDEX "IX_Events_DedupeKey" ON "Events" ("DedupeKey");
CREATE INDEX "IX_Leads_CustomerId" ON "Leads" ("CustomerId");
CREATE INDEX "IX_Leads_EndedAt" ON "Leads" ("EndedAt");
CREATE INDEX "IX_Leads_LastAt" ON "Leads" ("LastAt");
CREATE UNIQUE INDEX "IX_Leads_OpenOf" ON "Leads" ("OpenOf");
CREATE INDEX "IX_LegQualities_CallId" ON "LegQualities" ("CallId");
CREATE INDEX "IX_Outbox_CallId" ON "Outbox" ("CallId");
CREATE INDEX "IX_Outbox_CauseId" ON "Outbox" ("CauseId");
CREATE INDEX "IX_Outbox_DoneAt_DueAt" ON "Outbox" ("DoneAt", "DueAt");
CREATE UNIQUE INDEX "IX_Pairings_CodeHash" ON "Pairings" ("CodeHash");
CREATE INDEX "IX_RecordingDeletions_DoneAt_DueAt" ON "RecordingDeletions" ("DoneAt", "DueAt");
CREATE INDEX "IX_Sessions_ProviderSession" ON "Sessions" ("ProviderSession");
CREATE INDEX "IX_Sessions_UserId" ON "Sessions" ("UserId");
CREATE INDEX "IX_Settings_Kind_Id_Revision" ON "Settings" ("Kind", "Id", "Revision");
CREATE INDEX "IX_Voicemails_CallId" ON "Voicemails" ("CallId");
CREATE INDEX "IX_Voicemails_LeftAt" ON "Voicemails" ("LeftAt");
CREATE UNIQUE INDEX "RoleNameIndex" ON "AspNetRoles" ("NormalizedName");
CREATE UNIQUE INDEX "UserNameIndex" ON "AspNetUsers" ("NormalizedUserName");

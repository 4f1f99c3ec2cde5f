using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace WarmTransfer.Web.Data.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class CustomersWayIn : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Leads",
                columns: table => new
                {
                    Id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    CustomerId = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    OpenOf = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    LastAt = table.Column<long>(type: "bigint", nullable: false),
                    EndedAt = table.Column<long>(type: "bigint", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    Document = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Leads", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "RecordingDeletions",
                columns: table => new
                {
                    Id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    DueAt = table.Column<long>(type: "bigint", nullable: false),
                    Attempts = table.Column<int>(type: "integer", nullable: false),
                    DoneAt = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RecordingDeletions", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Voicemails",
                columns: table => new
                {
                    Id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    CallId = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    QueueId = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    LeftAt = table.Column<long>(type: "bigint", nullable: false),
                    Seconds = table.Column<int>(type: "integer", nullable: false),
                    Transcribed = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Transcript = table.Column<string>(type: "text", nullable: true),
                    Owner = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    OwnedSince = table.Column<long>(type: "bigint", nullable: true),
                    Outcome = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    ClosedAt = table.Column<long>(type: "bigint", nullable: true),
                    Note = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Voicemails", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Leads_CustomerId",
                table: "Leads",
                column: "CustomerId");

            migrationBuilder.CreateIndex(
                name: "IX_Leads_EndedAt",
                table: "Leads",
                column: "EndedAt");

            migrationBuilder.CreateIndex(
                name: "IX_Leads_LastAt",
                table: "Leads",
                column: "LastAt");

            migrationBuilder.CreateIndex(
                name: "IX_Leads_OpenOf",
                table: "Leads",
                column: "OpenOf",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_RecordingDeletions_DoneAt_DueAt",
                table: "RecordingDeletions",
                columns: new[] { "DoneAt", "DueAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Voicemails_CallId",
                table: "Voicemails",
                column: "CallId");

            migrationBuilder.CreateIndex(
                name: "IX_Voicemails_LeftAt",
                table: "Voicemails",
                column: "LeftAt");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Leads");

            migrationBuilder.DropTable(
                name: "RecordingDeletions");

            migrationBuilder.DropTable(
                name: "Voicemails");
        }
    }
}

using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace WarmTransfer.Web.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class LegQuality : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "LegQualities",
                columns: table => new
                {
                    Sid = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    CallId = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    LegId = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    AgentId = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false),
                    Poor = table.Column<bool>(type: "bit", nullable: false),
                    Worst = table.Column<double>(type: "float", nullable: false),
                    Mean = table.Column<double>(type: "float", nullable: false),
                    Seconds = table.Column<double>(type: "float", nullable: false),
                    PoorSeconds = table.Column<double>(type: "float", nullable: false),
                    Warnings = table.Column<string>(type: "nvarchar(205)", maxLength: 205, nullable: false),
                    ReportedAt = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LegQualities", x => x.Sid);
                });

            migrationBuilder.CreateIndex(
                name: "IX_LegQualities_CallId",
                table: "LegQualities",
                column: "CallId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "LegQualities");
        }
    }
}

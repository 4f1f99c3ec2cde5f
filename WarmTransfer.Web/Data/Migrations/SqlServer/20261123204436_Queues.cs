using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace WarmTransfer.Web.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class Queues : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Doing",
                table: "Agents",
                type: "nvarchar(20)",
                maxLength: 20,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "DoingQueue",
                table: "Agents",
                type: "nvarchar(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "DoingSince",
                table: "Agents",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "RungAt",
                table: "Agents",
                type: "bigint",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "Stints",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    AgentId = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false),
                    State = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false),
                    Since = table.Column<long>(type: "bigint", nullable: false),
                    Until = table.Column<long>(type: "bigint", nullable: false),
                    QueueId = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Stints", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Stints_Until",
                table: "Stints",
                column: "Until");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Stints");

            migrationBuilder.DropColumn(
                name: "Doing",
                table: "Agents");

            migrationBuilder.DropColumn(
                name: "DoingQueue",
                table: "Agents");

            migrationBuilder.DropColumn(
                name: "DoingSince",
                table: "Agents");

            migrationBuilder.DropColumn(
                name: "RungAt",
                table: "Agents");
        }
    }
}

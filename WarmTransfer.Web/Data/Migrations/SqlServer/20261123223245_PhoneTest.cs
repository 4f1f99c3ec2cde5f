using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace WarmTransfer.Web.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class PhoneTest : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "TestDue",
                table: "Agents",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "TestFailed",
                table: "Agents",
                type: "nvarchar(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "TestedAt",
                table: "Agents",
                type: "bigint",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "TestDue",
                table: "Agents");

            migrationBuilder.DropColumn(
                name: "TestFailed",
                table: "Agents");

            migrationBuilder.DropColumn(
                name: "TestedAt",
                table: "Agents");
        }
    }
}

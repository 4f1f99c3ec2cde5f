using System.Security.Claims;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.DependencyInjection;
using WarmTransfer.Web.Audit;
using WarmTransfer.Web.Auth;

namespace WarmTransfer.Tests.Ui;

public sealed class AuditPageTests : Screen
{
    private static readonly AuditLine Denied = new(7, DateTimeOffset.UnixEpoch, "agent1", "u1", "end", AuditOutcome.Denied, "Not yours.", "CA1", "agent2", "192.0.2.7", null, 4, null);
    private readonly FakeReader _reader = new();

    private IRenderedComponent<AuditPage> Open(string query = "")
    {
        Services.AddSingleton<IAuditReader>(_reader);
        Services.GetRequiredService<NavigationManager>().NavigateTo($"/audit{query}");
        var auditor = new ClaimsPrincipal(new ClaimsIdentity([new("agent_id", "auditor1"), new(ClaimTypes.Role, Roles.Auditor)], "test"));
        return Render<AuditPage>(page => page.AddCascadingValue(Task.FromResult(new AuthenticationState(auditor))));
    }

    [Fact]
    public void A_line_says_when_who_what_on_whom_how_it_came_out_why_and_from_where()
    {
        _reader.Lines = new AuditLines([Denied], null);

        string[] cells = [.. Open().FindAll("tbody td, tbody th").Select(cell => string.Join(' ', cell.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))];

        Assert.Equal(["1970-01-01 00:00:00 UTC", "agent1", "end (4 more)", "agent2 CA1", "denied", "Not yours.", "192.0.2.7"], cells);
    }

    [Fact]
    public void What_the_address_asks_for_is_asked_and_stands_in_the_form_and_in_every_way_on()
    {
        _reader.Lines = new AuditLines([Denied], Earlier: 7);

        var page = Open("?who=agent1&outcome=denied&from=2026-11-30&before=99");

        Assert.Equal(("auditor1", "who=agent1&outcome=denied&from=2026-11-30", 99), (_reader.Viewer, _reader.Filter!.Query, _reader.Before!.Value));
        Assert.Equal("agent1", page.Find("input[name=who]").GetAttribute("value"));
        Assert.Equal("denied", page.Find("option[selected]").GetAttribute("value"));
        Assert.Equal(
            ["/audit.csv?who=agent1&outcome=denied&from=2026-11-30", "/audit.jsonl?who=agent1&outcome=denied&from=2026-11-30", "/audit?call=CA1", "/audit?who=agent1&outcome=denied&from=2026-11-30", "/audit?who=agent1&outcome=denied&from=2026-11-30&before=7"],
            page.FindAll("a").Select(link => link.GetAttribute("href")));
    }

    [Theory]
    [InlineData("?from=yesterday", "'yesterday' is no day")]
    [InlineData("?outcome=perhaps", "There is no outcome 'perhaps'.")]
    public void What_cannot_be_read_is_said_and_nothing_is_asked(string query, string fault)
    {
        var page = Open(query);

        Assert.Contains(fault, page.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Null(_reader.Filter);
    }

    [Theory]
    [InlineData("2026-11-30", "2026-11-30", "2026-11-30T00:00:00Z", "2026-12-01T00:00:00Z")]
    [InlineData("2026-11-30T14:00+02:00", "2026-11-30T13:00Z", "2026-11-30T12:00:00Z", "2026-11-30T13:00:00.001Z")]
    public void A_day_is_whole_and_an_instant_is_exact(string from, string until, string begin, string end)
    {
        var filter = new AuditFilter(From: from, Until: until);

        Assert.Equal((DateTimeOffset.Parse(begin, null), DateTimeOffset.Parse(end, null)), (filter.Begin, filter.End));
    }

    private sealed class FakeReader : IAuditReader
    {
        public AuditLines Lines { get; set; } = new([], null);

        public string? Viewer { get; private set; }

        public AuditFilter? Filter { get; private set; }

        public long? Before { get; private set; }

        public Task<AuditLines> Page(CurrentAgent viewer, AuditFilter filter, long? before, CancellationToken cancel)
        {
            (Viewer, Filter, Before) = (viewer.AgentId, filter, before);
            return Task.FromResult(Lines);
        }
    }
}

using System.Text.Json.Nodes;
using WarmTransfer.Web.Data;
using WarmTransfer.Web.Routing;
using WarmTransfer.Web.Transfers;

namespace WarmTransfer.Tests.Web.Routing;

public sealed class RoutingFormTests
{
    private static readonly RoutingSetting Setting = new()
    {
        Needs = [new NeedSetting { Skill = "french", Level = 7, RelaxSeconds = 30, RelaxBy = 2 }, new NeedSetting { Skill = "billing", Level = 1 }],
        DropNeedsSeconds = 120,
        Tiers = [new TierSetting { Group = "nights" }, new TierSetting { Group = "management", AfterSeconds = 60 }],
        ReturnSeconds = 0,
    };

    [Fact]
    public void What_is_shown_and_saved_unchanged_is_the_same()
    {
        var queue = new QueueSetting { Name = "Sales", Routing = Setting };

        Assert.Equal(Json.Write(queue), Json.Write(queue with { Routing = new RoutingForm(Setting).Read() }));
        Assert.Equal(Json.Write(queue), Json.Write(Json.Read<QueueSetting>(Json.Write(queue))));
        Assert.Empty(new RoutingForm(Setting).Faults);
    }

    [Fact]
    public void What_is_no_number_is_told_at_its_field_and_stays_as_it_was_typed()
    {
        var form = new RoutingForm(Setting) { ReturnSeconds = "two minutes" };
        form.Needs[1].Level = "very";
        form.Tiers[0].AfterSeconds = "";

        Assert.Equal(["Routing:Needs:1:Level", "Routing:ReturnSeconds"], form.Faults.Select(fault => fault.Field));
        Assert.Equal(("very", 0), (form.Needs[1].Level, form.Read().Tiers[0].AfterSeconds));
    }

    [Fact]
    public void What_was_saved_before_there_was_any_of_this_needs_nothing_gives_calls_back_after_two_minutes_and_allows_queues()
    {
        var (queue, rights) = (JsonNode.Parse(Json.Write(new QueueSetting { Name = "Sales" }))!.AsObject(), JsonNode.Parse(Json.Write(new TransferSettings()))!.AsObject());
        Assert.True(queue.Remove("routing") & rights["everybodyElse"]!.AsObject().Remove("queues"));

        Assert.Equal(Json.Write(new QueueSetting { Name = "Sales" }), Json.Write(Json.Read<QueueSetting>(queue.ToJsonString())));
        Assert.True(Json.Read<TransferSettings>(rights.ToJsonString()).EverybodyElse.Queues);
    }

    [Fact]
    public void The_list_says_what_calls_need() => Assert.Equal(
        "2 agents, group nights, group management after 60 s, who need french 7 (less by 2 every 30 s) and billing 1 for 120 s",
        QueueWords.Rung(new QueueSetting { Agents = ["kim", "lee"], Routing = Setting }).English);

    [Fact]
    public void The_list_says_that_nothing_is_needed_and_nobody_chosen() =>
        Assert.Equal("All agents", QueueWords.Rung(new QueueSetting()).English);

    [Fact]
    public void What_is_wrong_is_a_sentence_on_a_form_and_follows_the_name_of_a_setting()
    {
        var fault = new QueueFault("Priority", $"This is not between 0 and 100.", "0");

        Assert.Equal("This is not between 0 and 100. For example: 0", fault.OnForm.Text.English);
        Assert.Equal("is not between 0 and 100.", fault.OfSetting);
    }
}

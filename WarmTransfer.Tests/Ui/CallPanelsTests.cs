using Bunit;
using Microsoft.AspNetCore.Components;
using WarmTransfer.Web.Console;

namespace WarmTransfer.Tests.Ui;

/// <summary>What belongs to the customer, panel by panel.</summary>
public sealed class CallPanelsTests : Screen
{
    [Fact]
    public void Another_panel_is_another_tab_and_the_first_is_chosen()
    {
        var panels = Show("Customer", "Note", "Transcript");
        Assert.Equal(["Customer", "Note", "Transcript"], panels.FindAll("[role=tab]").Select(tab => tab.TextContent));
        Assert.Equal("Customer", Chosen(panels));
        Assert.All(panels.FindAll("[role=tab]"), tab => Assert.Equal(tab.Id, panels.Find($"#{tab.GetAttribute("aria-controls")}").GetAttribute("aria-labelledby")));
    }

    [Fact]
    public void Pointer_and_arrows_choose_and_every_panel_stays_on_the_page()
    {
        var panels = Show("Customer", "Note", "Transcript");
        panels.FindAll("[role=tab]")[1].Click();
        Assert.Equal("Note", Chosen(panels));
        panels.FindAll("[role=tab]")[1].KeyDown("ArrowRight");
        Assert.Equal("Transcript", Chosen(panels));
        panels.FindAll("[role=tab]")[2].KeyDown("ArrowRight");
        Assert.Equal("Customer", Chosen(panels));
        Assert.Equal(["0", "-1", "-1"], panels.FindAll("[role=tab]").Select(tab => tab.GetAttribute("tabindex")));
        Assert.Equal(3, panels.FindAll("[role=tabpanel]").Count);
    }

    [Fact]
    public void One_alone_has_no_tabs() => Assert.Empty(Show("Note").FindAll("[role=tab]"));

    private IRenderedComponent<CallPanels> Show(params string[] titles) => Render<CallPanels>(p => p.Add(c => c.ChildContent, builder =>
    {
        foreach (var title in titles)
        {
            builder.OpenComponent<CallPanel>(0);
            builder.AddAttribute(1, nameof(CallPanel.Title), title);
            builder.AddAttribute(2, nameof(CallPanel.ChildContent), (RenderFragment)(inside => inside.AddContent(0, title)));
            builder.CloseComponent();
        }
    }));

    private static string Chosen(IRenderedComponent<CallPanels> panels)
    {
        var panel = Assert.Single(panels.FindAll("[data-chosen]"));
        Assert.Equal(panel.TextContent, Assert.Single(panels.FindAll("[role=tab][aria-selected=true]")).TextContent);
        return panel.TextContent;
    }
}

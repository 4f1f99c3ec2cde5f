namespace WarmTransfer.Tests.Core.Simulation;

/// <summary>The way from node to node: news may be lost, late, doubled and reordered.</summary>
internal sealed class Bus(Agenda agenda, Chance chance, Weather weather)
{
    public void Tell(Node to, News news)
    {
        if (chance.Strikes(Luck.NodeNewsLost, to.Number, weather.News)) return;
        Deliver(to, news);
        if (chance.Strikes(Luck.NodeNewsTwice, to.Number, weather.News)) Deliver(to, news);
    }

    private void Deliver(Node to, News news)
    {
        var late = chance.Strikes(Luck.NodeNewsLate, to.Number, weather.News) ? 3_000 : 20;
        agenda.In(chance.Between(Luck.NodeTravel, to.Number, 1, late), () => to.Hear(news));
    }
}

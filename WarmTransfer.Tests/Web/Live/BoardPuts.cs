using WarmTransfer.Core.Agents;
using WarmTransfer.Core.Calls;
using WarmTransfer.Web.Live;

namespace WarmTransfer.Tests.Web.Live;

internal static class BoardPuts
{
    public static void Put(this Board board, Versioned<Call>? call, params Versioned<Agent>[] agents) => board.Put(call is null ? [] : [call], agents);
}

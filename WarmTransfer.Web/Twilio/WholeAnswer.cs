
namespace WarmTransfer.Web.Twilio;

/// <summary>Reads an answer to its end while the time-out of the try still runs: an answer that stops half-way would be waited for without an end.</summary>
internal sealed class WholeAnswer : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var answer = await base.SendAsync(request, cancellationToken);
        await answer.Content.LoadIntoBufferAsync(cancellationToken);
        return answer;
    }
}

using WarmTransfer.Web.Shell;

namespace WarmTransfer.Web.Limits;

/// <summary>A refusal of the pipeline, for programs as a problem with its sentence; people get the page of that status.</summary>
internal static class PlainAnswer
{
    public static Task Write(HttpContext context, int status, string sentence)
    {
        context.Response.StatusCode = status;
        return FaultPages.IsForPerson(context.Request) ? Task.CompletedTask : Results.Problem(sentence, statusCode: status).ExecuteAsync(context);
    }
}

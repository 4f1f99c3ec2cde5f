using Microsoft.Playwright;

namespace WarmTransfer.Benchmarks;

/// <summary>Takes a page as it is: in light and in dark, and on a small screen.</summary>
internal sealed class Camera(string folder)
{
    public static ViewportSize Desk { get; } = new() { Width = 1440, Height = 900 };

    private static ViewportSize Small { get; } = new() { Width = 390, Height = 844 };

    public async Task Take(IPage page, string name, ViewportSize? desk = null)
    {
        desk ??= Desk;
        await page.SetViewportSizeAsync(desk.Width, desk.Height);
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await Save(page, $"{name}-dark");
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        await Save(page, name);
        await page.SetViewportSizeAsync(Small.Width, Small.Height);
        await Save(page, $"{name}-small");
        await page.SetViewportSizeAsync(desk.Width, desk.Height);
    }

    private async Task Save(IPage page, string name)
    {
        await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}.png"), Animations = ScreenshotAnimations.Disabled });
        Console.WriteLine($"{name}.png");
    }
}

using Microsoft.Playwright;

namespace ActorConcurrency.Browser.Tests;

/// <summary>A timeline in the browser, and what it asked for and complained of since it was opened.</summary>
public sealed class OpenPage : IAsyncDisposable
{
    public OpenPage(IPage page)
    {
        Page = page;
        page.Request += (_, request) => Requests.Add(request.Url);
        page.Console += (_, message) => Complaints.Add(message.Text);
        page.PageError += (_, error) => Complaints.Add(error);
    }

    public IPage Page { get; }

    public List<string> Requests { get; } = [];

    public List<string> Complaints { get; } = [];

    public ILocator Lanes => Page.Locator("#labels .label");

    public ILocator Lane(string name) => Page.Locator($"#labels .label[data-lane='{name}']");

    public Task<string> TextAsync(string id) => Page.Locator($"#{id}").InnerTextAsync();

    public Task ClickAsync(string id) => Page.Locator($"#{id}").ClickAsync();

    public Task PressAsync(string key) => Page.Keyboard.PressAsync(key);

    public Task<T> EvaluateAsync<T>(string script) => Page.EvaluateAsync<T>(script);

    /// <summary>Ends when what was asked for has been drawn.</summary>
    public Task DrawnAsync() => Page.EvaluateAsync("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");

    /// <summary>Keeps a picture of the page among the test results.</summary>
    public async Task KeepPictureAsync(string name)
    {
        await DrawnAsync();
        await Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Repository.Root, "TestResults", $"{name}.png") });
    }

    public async ValueTask DisposeAsync() => await Page.Context.CloseAsync();
}

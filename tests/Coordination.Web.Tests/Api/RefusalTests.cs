using System.Globalization;
using Coordination.Contracts.Gate;
using Coordination.Web.Api;

namespace Coordination.Web.Tests.Api;

[Collection(nameof(SharedApp))]
public sealed class RefusalTests(SharedApp shared)
{
    [Theory]
    [InlineData(null, "zh-CN")]
    [InlineData("en", "en")]
    [InlineData("en-GB,en;q=0.9", "en")]
    [InlineData("fr,zh;q=0.5,en;q=0.4", "zh-CN")]
    [InlineData("zh-TW;q=0.3, en;q=0.8", "en")]
    [InlineData("fr", "zh-CN")]
    [InlineData("\u0001;;q=x", "zh-CN")]
    public async Task A_problem_is_told_in_the_callers_language(string? accepted, string language)
    {
        using var client = await shared.As(Role.GridMember);
        var request = new HttpRequestMessage(HttpMethod.Get, "/api/grids/x");
        if (accepted is not null) request.Headers.TryAddWithoutValidation("Accept-Language", accepted);
        var answer = await client.SendAsync(request, TestApp.Stop);
        var problem = await answer.Json();
        Assert.Equal(Refusals.Sentence("id.malformed", CultureInfo.GetCultureInfo(language)), problem.GetProperty("detail").GetString());
        Assert.Equal(language, Assert.Single(answer.Content.Headers.ContentLanguage));
        Assert.Equal(["detail", "refusal", "status", "title", "type"], problem.EnumerateObject().Select(one => one.Name).Order());
    }
}

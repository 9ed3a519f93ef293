using Bunit;
using Coordination.Client.Areas;
using Coordination.Client.Tests.Shell;
using Coordination.Contracts.Api;
using Microsoft.AspNetCore.Components.Forms;

namespace Coordination.Client.Tests.Areas;

public sealed class ImportPageTests : Desk
{
    [Fact]
    public void A_file_is_sent_as_it_is_and_its_report_shown()
    {
        Office.Answers["/api/areas/import"] = _ => new ImportReport(3, 1, 0, 1, [new(3, "36", "import.malformed-code", "不是区划编码。")]);
        var page = Choose("code,name\n360424,修水县");
        page.WaitForAssertion(() => Assert.Contains("读到 3 行：新增 1，更改 0，未变 1，未收 1。", page.Markup, StringComparison.Ordinal));
        Assert.Contains("不是区划编码。", page.Markup, StringComparison.Ordinal);
        Assert.Contains("county.csv", page.Find(".drop").TextContent, StringComparison.Ordinal);
        Assert.Equal("code,name\n360424,修水县", Office.Written.Single().Body);
    }

    [Fact]
    public void A_file_too_large_is_said_and_not_sent()
    {
        var page = Choose(new string('x', 16 * 1024 * 1024 + 1));
        page.WaitForAssertion(() => Assert.Contains("超过 16 MB", page.Markup, StringComparison.Ordinal));
        Assert.Empty(Office.Asked);
    }

    [Fact]
    public void Without_a_file_it_shows_what_one_looks_like() =>
        Assert.StartsWith("code,name,level,parent_code\n360424,修水县,county,\n", Render<ImportPage>().Find("pre").TextContent, StringComparison.Ordinal);

    private IRenderedComponent<ImportPage> Choose(string text)
    {
        var page = Render<ImportPage>();
        page.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromText(text, "county.csv"));
        return page;
    }
}

using Bunit;
using Coordination.Client.Chains;
using Coordination.Client.Tests.Shell;
using Coordination.Contracts.Api;
using Coordination.Contracts.Gate;
using Microsoft.AspNetCore.Components.Forms;

namespace Coordination.Client.Tests.Chains;

public sealed class ImportChainPageTests : Desk
{
    [Fact]
    public void A_file_is_checked_first_and_imported_when_one_says_so()
    {
        Office.Answers["/api/enterprises/import"] = _ => new ImportReport(3, 1, 1, 0, [new(4, "x.y", "unknown", "没有这一项。")]);
        var page = Render<ImportChainPage>();
        page.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromText("id,name", "firms.csv"));
        page.WaitForAssertion(() => Assert.Contains("尚未导入", page.Markup, StringComparison.Ordinal));
        Assert.Equal(("/api/enterprises/import?command=register&dry=true", "id,name"), Office.Written.Single());
        Assert.Contains("没有这一项。", page.Markup, StringComparison.Ordinal);

        page.FindAll("fluent-button").Single(button => button.TextContent.Contains("导入这 2 行", StringComparison.Ordinal)).Click();
        page.WaitForAssertion(() => Assert.Contains("读到 3 行：新增 1，更改 1，未变 0，未收 1。", page.Markup, StringComparison.Ordinal));
        Assert.Equal(("/api/enterprises/import?command=register&dry=false", "id,name"), Office.Written.Last());
    }

    [Fact]
    public void Every_file_shows_columns_that_its_command_has_and_the_administrator_may_send_it()
    {
        foreach (var file in ChainFiles.All)
        {
            var command = PermissionTable.Commands.Select(row => row.Command)
                .Single(type => type.Namespace!.EndsWith(file.Kind, StringComparison.OrdinalIgnoreCase) && type.IsDefined(typeof(ImportableAttribute), false) && Named(type, file.Command));
            var columns = file.Example.Split('\n')[0].Split(',');
            Assert.Equal("id", columns[0]);
            Assert.All(columns[1..], column => Assert.Contains(command.GetProperties(), member => member.Name.Equals(column, StringComparison.OrdinalIgnoreCase)));
            Assert.All(file.Example.Split('\n')[1..], line => Assert.Equal(columns.Length, line.Split(',').Length));
            Assert.NotEmpty(Permissions.ToSend([new RoleGrant(Role.Administrator, RoleGrant.Everywhere)], command));
        }
    }

    private static bool Named(Type type, string command) => type.BaseType!
        .GetCustomAttributes(typeof(System.Text.Json.Serialization.JsonDerivedTypeAttribute), false)
        .Cast<System.Text.Json.Serialization.JsonDerivedTypeAttribute>()
        .Any(derived => derived.DerivedType == type && derived.TypeDiscriminator as string == command);
}

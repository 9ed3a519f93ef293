using System.Text.Json;
using Coordination.Contracts.Accounts;
using Coordination.Contracts.Gate;

namespace Coordination.Web.Tests.Accounts;

[Collection(nameof(SharedApp))]
public sealed class PasswordTests(SharedApp shared)
{
    [Theory]
    [InlineData("short", "password.too-weak")]
    [InlineData("1234567", "password.too-weak")]
    [InlineData("12345678", "password.too-common")]
    [InlineData("87654321", "password.too-common")]
    [InlineData("abcdefgh", "password.too-common")]
    [InlineData("qwertyuiop", "password.too-common")]
    [InlineData("aaaaaaaaaa", "password.too-common")]
    [InlineData("abababab", "password.too-common")]
    [InlineData("xk9xk9xk9xk9", "password.too-common")]
    [InlineData("11223344", "password.too-common")]
    [InlineData("password", "password.too-common")]
    [InlineData("PassWord", "password.too-common")]
    [InlineData("P@ssw0rd", "password.too-common")]
    [InlineData("Password2026!", "password.too-common")]
    [InlineData("woaini1314", "password.too-common")]
    [InlineData("1qaz2wsx", "password.too-common")]
    [InlineData("88888888", "password.too-common")]
    [InlineData("5201314520", "password.too-common")]
    [InlineData("wang.xiaoming at home", "password.too-personal")]
    [InlineData("Wang.Xiaoming2026", "password.too-personal")]
    [InlineData("my Coordination key", "password.too-personal")]
    [InlineData("一网统管看今天天气", "password.too-personal")]
    public async Task A_password_that_is_tried_first_is_refused_and_the_sentence_says_why(string password, string code)
    {
        using var admin = await shared.As(Role.Administrator);
        Assert.Equal((400, code), await admin.Post(new NewAccount("wang.xiaoming@test", "W", password, [])).Problem());
    }

    [Theory]
    [InlineData("correct horse"), InlineData("sample-password"), InlineData("sample-Pass-1"), InlineData("try-it-here")]
    [InlineData("Load-20261124-9a"), InlineData("Demo-7f3a-9a"), InlineData("k7mq2xv9"), InlineData("春眠不觉晓处处闻")]
    public async Task Others_are_taken(string password)
    {
        using var admin = await shared.As(Role.Administrator);
        var made = await admin.Post(new NewAccount($"taken{Math.Abs(string.GetHashCode(password, StringComparison.Ordinal))}@test", "T", password, [])).Json();
        Assert.Equal(JsonValueKind.String, made.GetProperty("id").ValueKind);
    }

    [Fact]
    public async Task The_longest_has_128_characters()
    {
        using var admin = await shared.As(Role.Administrator);
        var longest = string.Join(' ', Enumerable.Range(0, 40).Select(at => (char)('a' + at * 7 % 26) + "z" + at * 37 % 10))[..128];
        Assert.Equal((400, "password.too-weak"), await admin.Post(new NewAccount("longer@test", "L", longest + "x", [])).Problem());
        Assert.Equal(201, await admin.Post(new NewAccount("longest@test", "L", longest, [])).Status());
    }

    [Fact]
    public async Task The_same_holds_for_a_change_and_the_first_administrator()
    {
        await shared.App.Account("weakening", Role.GridMember, SharedApp.Grid);
        var (client, _) = await shared.App.Bearer("weakening");
        Assert.Equal((400, "password.too-common"), await client.ChangePassword(TestApp.Password, "12345678").Problem());
        Assert.Equal((400, "password.too-personal"), await client.ChangePassword(TestApp.Password, "Weakening-99").Problem());
    }
}

using System.Buffers.Binary;
using System.IO.Hashing;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Coordination.Contracts.Gate;
using Coordination.Web.Papers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SkiaSharp;

namespace Coordination.Web.Tests.Meetings;

/// <summary>Papers of a meeting: who brings them, what is kept of them, who sees them.</summary>
[Collection(nameof(SharedApp))]
public sealed class MeetingPaperTests(SharedApp shared) : IAsyncLifetime
{
    private const string Chain = "paper-own";
    private readonly string _meeting = Guid.CreateVersion7().ToString();

    public async ValueTask InitializeAsync()
    {
        await shared.App.Done(TestApp.Root, "chains", Chain, "register", new { name = Chain, area = SharedApp.County });
        foreach (var unit in new[] { "chair", "power" }) await shared.App.Done(TestApp.Root, "units", $"{Chain}.{unit}", "register", new { name = unit, sort = "department" });
        await shared.App.Chaired($"{Chain}.chair");
        await shared.App.Accounts([
            .. new[] { "chair", "power" }.Select(unit => ($"paper-{unit}", new[] { new RoleGrant(Role.MemberUnit, $"chains/{Chain}/units/{unit}") })),
            ("paper-chief", [new RoleGrant(Role.ChainChief, $"chains/{Chain}")]), ("paper-foreign", [new RoleGrant(Role.MemberUnit, "chains/elsewhere/units/power")])]);
        using var chief = await shared.App.As("paper-chief");
        await chief.Command($"meetings/{_meeting}/convene", JsonSerializer.Serialize(new
        {
            chain = Chain, title = "Joint meeting", startsAt = TimeProvider.System.GetUtcNow(), units = new[] { $"{Chain}.chair", $"{Chain}.power" },
        })).Json();
    }

    [Theory]
    [InlineData(SKEncodedImageFormat.Png)]
    [InlineData(SKEncodedImageFormat.Jpeg)]
    [InlineData(SKEncodedImageFormat.Webp)]
    public async Task A_picture_is_written_anew_and_keeps_nothing_but_its_pixels(SKEncodedImageFormat format)
    {
        var picture = Picture(320, 200, format);
        if (format is SKEncodedImageFormat.Jpeg) picture = WithExif(picture, "secret place");
        using var answer = await Bring("chair", "berth.png", picture);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var seen = await See("power", 1);
        Assert.Equal("image/webp", seen.Content.Headers.ContentType?.MediaType);
        var kept = await seen.Content.ReadAsByteArrayAsync(TestApp.Stop);
        Assert.DoesNotContain("secret", Encoding.Latin1.GetString(kept), StringComparison.Ordinal);
        using var decoded = SKBitmap.Decode(kept);
        Assert.Equal((320, 200), (decoded.Width, decoded.Height));
        Assert.Contains("sandbox", seen.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await See("foreign", 1)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await See("chair", 2)).StatusCode);
    }

    [Fact]
    public async Task A_document_is_kept_as_it_came_and_downloaded()
    {
        var pdf = Encoding.ASCII.GetBytes("%PDF-1.7\n<script>alert(1)</script>");
        using var answer = await Bring("chair", "letter.pdf", pdf);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var seen = await See("power", 1);
        Assert.Equal(("application/pdf", "attachment"), (seen.Content.Headers.ContentType?.MediaType, seen.Content.Headers.ContentDisposition?.DispositionType));
        Assert.Equal(pdf, await seen.Content.ReadAsByteArrayAsync(TestApp.Stop));
    }

    [Fact]
    public async Task The_same_paper_is_there_once_under_its_first_name_and_comes_again_after_it_was_taken_away()
    {
        var picture = Picture(10, 10, SKEncodedImageFormat.Png);
        foreach (var name in new[] { "berth.png", "berth.png", "quay.png" })
        {
            using var answer = await Bring("chair", name, picture);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }
        using var chair = await shared.App.As("paper-chair");
        await chair.Command($"meetings/{_meeting}/drop-paper", """{"paper":1}""").Json();
        using var anew = await Bring("chair", "quay.png", picture);
        var papers = (await anew.Content.ReadFromJsonAsync<JsonElement>(TestApp.Stop)).GetProperty("view").GetProperty("papers");
        Assert.Equal((1, 2, "quay.png"), (papers.GetArrayLength(), papers[0].GetProperty("number").GetInt32(), papers[0].GetProperty("name").GetString()));
        Assert.Equal(HttpStatusCode.OK, (await See("power", 2)).StatusCode);
    }

    [Fact]
    public async Task What_lies_about_its_type_what_is_too_large_and_what_has_a_path_in_its_name_is_refused()
    {
        async Task No(int status, string code, string name, byte[] bytes)
        {
            using var answer = await Bring("chair", name, bytes);
            Assert.Equal(status, (int)answer.StatusCode);
            Assert.Contains(code, await answer.Content.ReadAsStringAsync(TestApp.Stop), StringComparison.Ordinal);
        }
        var picture = Picture(10, 10, SKEncodedImageFormat.Png);
        await No(400, "paper.not-known", "berth.png", Encoding.ASCII.GetBytes("<html><script>alert(1)</script>"));
        await No(400, "paper.not-known", "berth.png", []);
        await No(400, "paper.not-known", "berth.png", picture[..20]);
        await No(400, "paper.not-known", "berth.gif", Encoding.ASCII.GetBytes("GIF89a\u0001\0\u0001\0"));
        await No(400, "paper.too-many-pixels", "bomb.png", Bomb());
        await No(413, "body.too-large", "large.png", [.. picture, .. new byte[5 * 1024 * 1024]]);
        await No(400, "paper.name", "../../berth.png", picture);
        await No(400, "paper.name", "C:\\berth.png", picture);
        await No(400, "query.malformed", new string('x', 101), picture);
        using var chair = await shared.App.As("paper-chair");
        Assert.Equal(0, (await chair.GetAsync($"/api/meetings/{_meeting}", TestApp.Stop).Json()).GetProperty("view").GetProperty("papers").GetArrayLength());
    }

    [Theory]
    [InlineData("power", 409)]
    [InlineData("chief", 404)]
    [InlineData("foreign", 404)]
    public async Task Only_the_chair_brings_papers(string who, int status)
    {
        using var answer = await Bring(who, "berth.png", Picture(10, 10, SKEncodedImageFormat.Png));
        Assert.Equal(status, (int)answer.StatusCode);
        await using var kept = await shared.App.Services.GetRequiredService<IDbContextFactory<PapersDb>>().CreateDbContextAsync(TestApp.Stop);
        Assert.False(await kept.Papers.AnyAsync(one => one.Thing == $"meetings/{_meeting}", TestApp.Stop));
        using var chair = await shared.App.As("paper-chair");
        Assert.Equal((404, "unknown"), await chair.Command($"meetings/{_meeting}/note-paper", """{"paper":"aa","name":"x","sort":"picture","bytes":1}""").Problem());
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static byte[] Picture(int width, int height, SKEncodedImageFormat format)
    {
        using var bitmap = new SKBitmap(width, height);
        bitmap.Erase(SKColors.SteelBlue);
        using var image = SKImage.FromBitmap(bitmap);
        return image.Encode(format, 90).ToArray();
    }

    // After the start of the picture comes a segment as cameras write it.
    private static byte[] WithExif(byte[] jpeg, string text)
    {
        byte[] exif = [.. "Exif\0\0"u8, .. Encoding.ASCII.GetBytes(text)];
        var head = new byte[4];
        (head[0], head[1]) = (0xff, 0xe1);
        BinaryPrimitives.WriteUInt16BigEndian(head.AsSpan(2), (ushort)(exif.Length + 2));
        return [.. jpeg[..2], .. head, .. exif, .. jpeg[2..]];
    }

    // A few bytes that say they are 900 million pixels.
    private static byte[] Bomb()
    {
        byte[] header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, 30_000);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), 30_000);
        (header[8], header[9]) = (8, 2);
        return [0x89, .. "PNG\r\n"u8, 0x1a, 0x0a, .. Chunk("IHDR", header), .. Chunk("IDAT", [0x78, 0x9c, 0x63, 0, 0, 0, 1, 0, 1]), .. Chunk("IEND", [])];
    }

    private static byte[] Chunk(string name, byte[] body)
    {
        byte[] named = [.. Encoding.ASCII.GetBytes(name), .. body];
        var (length, check) = (new byte[4], new byte[4]);
        BinaryPrimitives.WriteInt32BigEndian(length, body.Length);
        BinaryPrimitives.WriteUInt32BigEndian(check, Crc32.HashToUInt32(named));
        return [.. length, .. named, .. check];
    }

    private async Task<HttpResponseMessage> Bring(string who, string name, byte[] bytes)
    {
        using var client = await shared.App.As($"paper-{who}");
        using var body = new ByteArrayContent(bytes);
        body.Headers.ContentType = new("application/octet-stream");
        return await client.PostAsync($"/api/meetings/{_meeting}/papers?name={Uri.EscapeDataString(name)}", body, TestApp.Stop);
    }

    private async Task<HttpResponseMessage> See(string who, int number)
    {
        using var client = await shared.App.As($"paper-{who}");
        return await client.GetAsync($"/api/meetings/{_meeting}/papers/{number}", TestApp.Stop);
    }
}

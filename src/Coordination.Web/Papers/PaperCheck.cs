using Coordination.Web.Gate;
using SkiaSharp;

namespace Coordination.Web.Papers;

/// <summary>What may be kept: a picture, decoded and written anew, or a PDF document as it came.</summary>
/// <param name="Type">The media type.</param>
/// <param name="Body">The bytes.</param>
internal sealed record CheckedPaper(string Type, byte[] Body)
{
    public const string Pdf = "application/pdf";

    public bool IsPicture => Type != Pdf;
}

/// <summary>
/// Looks at the bytes, whatever they are called: PNG, JPEG and WebP pictures are decoded and written anew, so that nothing but
/// pixels is kept of them: no place, no device, no name. How large a picture is is known before it is decoded.
/// </summary>
internal static class PaperCheck
{
    /// <summary>The most bytes that a paper has.</summary>
    public const int Bytes = 5 * 1024 * 1024;

    private const long Pixels = 40_000_000;
    private const int Longest = 3840, Quality = 88;

    /// <summary>The paper; else the code of what is wrong with it.</summary>
    public static (CheckedPaper? Paper, string? Fault) Of(byte[] bytes)
    {
        if (bytes.AsSpan().StartsWith("%PDF-"u8)) return (new CheckedPaper(CheckedPaper.Pdf, bytes), null);
        using var data = SKData.CreateCopy(bytes);
        using var codec = SKCodec.Create(data);
        if (codec is not { EncodedFormat: SKEncodedImageFormat.Png or SKEncodedImageFormat.Jpeg or SKEncodedImageFormat.Webp }) return (null, Codes.PaperNotKnown);
        if (codec.Info is not { Width: > 0, Height: > 0 } size || (long)size.Width * size.Height > Pixels) return (null, Codes.PaperTooManyPixels);
        using var bitmap = SKBitmap.Decode(codec, new SKImageInfo(size.Width, size.Height, SKColorType.Rgba8888, SKAlphaType.Premul));
        if (bitmap is null) return (null, Codes.PaperNotKnown);
        using var upright = Upright(bitmap, codec.EncodedOrigin);
        using var image = SKImage.FromBitmap(upright);
        using var written = image.Encode(SKEncodedImageFormat.Webp, Quality);
        return written is null ? (null, Codes.PaperNotKnown) : (new CheckedPaper("image/webp", written.ToArray()), null);
    }

    // As a person held the camera, and no larger than the largest screen.
    private static SKBitmap Upright(SKBitmap picture, SKEncodedOrigin origin)
    {
        var isTurned = origin is SKEncodedOrigin.LeftTop or SKEncodedOrigin.RightTop or SKEncodedOrigin.RightBottom or SKEncodedOrigin.LeftBottom;
        var (width, height) = isTurned ? (picture.Height, picture.Width) : (picture.Width, picture.Height);
        var scale = Math.Min(1f, (float)Longest / Math.Max(width, height));
        var upright = new SKBitmap(Math.Max(1, (int)(width * scale)), Math.Max(1, (int)(height * scale)), SKColorType.Rgba8888, SKAlphaType.Premul);
        using var canvas = new SKCanvas(upright);
        canvas.Scale(scale);
        canvas.Concat(Turn(origin, picture.Width, picture.Height));
        using var image = SKImage.FromBitmap(picture);
        canvas.DrawImage(image, 0, 0, new SKSamplingOptions(SKCubicResampler.Mitchell));
        return upright;
    }

    // The origins of Exif, as matrices.
    private static SKMatrix Turn(SKEncodedOrigin origin, float width, float height) => origin switch
    {
        SKEncodedOrigin.TopRight => new(-1, 0, width, 0, 1, 0, 0, 0, 1),
        SKEncodedOrigin.BottomRight => new(-1, 0, width, 0, -1, height, 0, 0, 1),
        SKEncodedOrigin.BottomLeft => new(1, 0, 0, 0, -1, height, 0, 0, 1),
        SKEncodedOrigin.LeftTop => new(0, 1, 0, 1, 0, 0, 0, 0, 1),
        SKEncodedOrigin.RightTop => new(0, -1, height, 1, 0, 0, 0, 0, 1),
        SKEncodedOrigin.RightBottom => new(0, -1, height, -1, 0, width, 0, 0, 1),
        SKEncodedOrigin.LeftBottom => new(0, 1, 0, -1, 0, width, 0, 0, 1),
        _ => SKMatrix.Identity,
    };
}

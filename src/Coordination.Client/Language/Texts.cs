namespace Coordination.Client.Language;

/// <summary>Names the texts of the client: <c>Texts.resx</c> is Chinese, <c>Texts.en.resx</c> English.</summary>
public sealed class Texts;

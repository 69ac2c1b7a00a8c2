namespace Akka.Util;

/// <summary>Writes to the console, one text at a time.</summary>
public static class StandardOutWriter
{
    private static readonly Lock OneAtATime = new();

    /// <summary>Writes text in these colours, where the console has colours; null keeps a colour.</summary>
    public static void Write(string message, ConsoleColor? foregroundColor = null, ConsoleColor? backgroundColor = null) =>
        Colored(() => Console.Write(message), foregroundColor, backgroundColor);

    /// <summary>Writes a line in these colours, where the console has colours; null keeps a colour.</summary>
    public static void WriteLine(string message, ConsoleColor? foregroundColor = null, ConsoleColor? backgroundColor = null) =>
        Colored(() => Console.WriteLine(message), foregroundColor, backgroundColor);

    private static void Colored(Action write, ConsoleColor? foreground, ConsoleColor? background)
    {
        lock (OneAtATime)
        {
            if (Console.IsOutputRedirected)
            {
                write();
                return;
            }

            var (oldForeground, oldBackground) = (Console.ForegroundColor, Console.BackgroundColor);
            try
            {
                Console.ForegroundColor = foreground ?? oldForeground;
                Console.BackgroundColor = background ?? oldBackground;
                write();
            }
            finally
            {
                (Console.ForegroundColor, Console.BackgroundColor) = (oldForeground, oldBackground);
            }
        }
    }
}

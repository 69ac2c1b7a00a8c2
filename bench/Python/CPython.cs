using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;

namespace ActorConcurrency.Bench.Python;

/// <summary>Runs the script beside this file with the <c>python3</c> of the PATH.</summary>
internal static class CPython
{
    private static readonly string Script = Path.Combine(AppContext.BaseDirectory, "Python", "compare_python.py");

    /// <summary>Measures a row once.</summary>
    /// <exception cref="InvalidOperationException">There is no python3, or the script failed; the message says which.</exception>
    public static async Task<Answer> MeasureAsync(string row)
    {
        var start = new ProcessStartInfo("python3", [Script, row]) { RedirectStandardOutput = true };
        using var process = Start(start);
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{Script} {row} ended with exit code {process.ExitCode}; what it says is above.");
        return JsonSerializer.Deserialize<Answer>(output, JsonSerializerOptions.Web)!;
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception failure)
        {
            throw new InvalidOperationException($"There is no python3 in the PATH to compare with: {failure.Message}.", failure);
        }
    }

    /// <summary>What the script prints.</summary>
    /// <param name="Row">The row that was measured.</param>
    /// <param name="Rate">Operations a second.</param>
    /// <param name="Python">The interpreter's version.</param>
    internal sealed record Answer(string Row, double Rate, string Python);
}

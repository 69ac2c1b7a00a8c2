using System.Diagnostics;
using System.Runtime.InteropServices;

namespace ActorConcurrency.Scenarios.Processes;

/// <summary>The notes' <c>os.getppid()</c>, which .NET does not have.</summary>
internal static class ParentProcessId
{
    /// <summary>The id of the operating system's process that started this one; 0 when the system does not tell.</summary>
    public static int Get() => OperatingSystem.IsWindows() ? OfWindows() : getppid();

    private static int OfWindows()
    {
        using var self = Process.GetCurrentProcess();
        var basics = default(Basics);
        var status = NtQueryInformationProcess(self.Handle, 0, ref basics, Marshal.SizeOf<Basics>(), out _);
        return status == 0 ? (int)basics.InheritedFromUniqueProcessId : 0;
    }

    [DllImport("libc")]
    private static extern int getppid();

    [DllImport("ntdll.dll")]
    private static extern int NtQueryInformationProcess(nint process, int kind, ref Basics basics, int length, out int returned);

    // PROCESS_BASIC_INFORMATION of the Windows API.
    [StructLayout(LayoutKind.Sequential)]
    private struct Basics
    {
        public nint ExitStatus;
        public nint PebBaseAddress;
        public nint AffinityMask;
        public nint BasePriority;
        public nint UniqueProcessId;
        public nint InheritedFromUniqueProcessId;
    }
}

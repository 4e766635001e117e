package fiji.plugin.neuralstyle.cluster;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Who works on a row: a process on a machine.
 *
 * @param host the machine's name, for people
 * @param machine the machine since it was started, and what part of its processes can be seen there
 * @param pid the process
 * @param started when, in seconds since 1970, as numbers of processes are used again
 * @param job the scheduler's name for it; empty if there is none
 */
public record Holder(String host, String machine, long pid, long started, String job) {

	/** Java reckons a process's start from the machine's, which a clock that is set moves. */
	private static final long SAME_START_SECONDS = 10;

	/** This process. */
	public static Holder ofProcess() {
		final ProcessHandle process = ProcessHandle.current();
		final String host = hostName();
		return new Holder(host, machineOf(host), process.pid(), startOf(process), jobOf(System.getenv()));
	}

	/** From its lines, where they are all there. */
	static Holder of(final Map<String, String> lines) {
		return new Holder(lines.get("host"), lines.get("machine"), Long.parseLong(lines.get("pid")), Long.parseLong(lines.get(
			"started")), lines.get("job"));
	}

	Map<String, String> lines() {
		final Map<String, String> lines = new LinkedHashMap<>();
		lines.put("host", host);
		lines.put("machine", machine);
		lines.put("pid", Long.toString(pid));
		lines.put("started", Long.toString(started));
		lines.put("job", job);
		return lines;
	}

	/** Whether it is known to be dead, as only a process of the same machine can know. */
	boolean isDead(final Holder here) {
		if (!machine.equals(here.machine)) return false;
		final Optional<ProcessHandle> process = ProcessHandle.of(pid).filter(ProcessHandle::isAlive);
		return process.isEmpty() || Math.abs(startOf(process.get()) - started) > SAME_START_SECONDS;
	}

	private static String jobOf(final Map<String, String> environment) {
		final String array = environment.get("SLURM_ARRAY_JOB_ID");
		if (array != null) return array + "_" + environment.getOrDefault("SLURM_ARRAY_TASK_ID", "");
		return environment.getOrDefault("SLURM_JOB_ID", "");
	}

	private static long startOf(final ProcessHandle process) {
		return process.info().startInstant().map(Instant::getEpochSecond).orElse(0L);
	}

	private static String hostName() {
		try {
			return InetAddress.getLocalHost().getHostName();
		}
		catch (UnknownHostException e) {
			// A node whose name no server knows.
			return Optional.ofNullable(System.getenv("HOSTNAME")).orElse("unknown");
		}
	}

	/** Containers on one machine may have its name, but not see each other's processes. */
	private static String machineOf(final String host) {
		try {
			return Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip() + " " + Files.readSymbolicLink(Path.of(
				"/proc/self/ns/pid"));
		}
		catch (IOException e) {
			// Only Linux tells.
			return host;
		}
	}
}

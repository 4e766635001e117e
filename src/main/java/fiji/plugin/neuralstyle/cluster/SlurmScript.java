package fiji.plugin.neuralstyle.cluster;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A batch script for SLURM: an array each of whose tasks works through its share.
 *
 * @param name of the job
 * @param tasks of the array
 * @param atOnce how many of them may run at a time; 0 for as many as there is room for
 * @param memory of a task in megabytes
 * @param cpus of a task
 * @param gpus of a task, as {@code --gres} has it; empty for none
 * @param time limit of a task as SLURM has it; empty for the partition's
 * @param more lines for sbatch, each a flag
 * @param logs folder for what tasks print
 * @param command that a task runs, in words
 */
public record SlurmScript(String name, int tasks, int atOnce, long memory, int cpus, Optional<String> gpus,
	Optional<String> time, List<String> more, Path logs, List<String> command)
{

	/** Before the time limit, for the last iteration. */
	private static final int SECONDS_TO_END = 60;

	/** @throws IllegalArgumentException if a number will not do */
	public SlurmScript {
		if (tasks < 1 || atOnce < 0 || cpus < 1) {
			throw new IllegalArgumentException("An array of " + tasks + " tasks, " + atOnce + " at once, with " + cpus +
				" processors each is none. Tasks and processors begin with 1.");
		}
		more = List.copyOf(more);
		command = List.copyOf(command);
	}

	/** The whole text. */
	public String text() {
		final List<String> flags = new ArrayList<>(List.of("--job-name=" + name, "--array=1-" + tasks + (atOnce > 0 ? "%" +
			atOnce : ""), "--mem=" + memory + "M", "--ntasks=1", "--cpus-per-task=" + cpus));
		gpus.ifPresent(count -> flags.add("--gres=gpu:" + count));
		time.ifPresent(limit -> flags.add("--time=" + limit));
		flags.add("--requeue");
		flags.add("--open-mode=append");
		flags.add("--signal=B:TERM@" + SECONDS_TO_END);
		flags.add("--output=" + quoted(logs.resolve("%A_%a.txt").toString()));
		flags.addAll(more);
		final StringBuilder text = new StringBuilder("#!/bin/sh\n");
		flags.forEach(flag -> text.append("#SBATCH ").append(flag).append('\n'));
		// So that a signal for the script is one for the program.
		return text.append("exec ").append(Words.text(command)).append('\n').toString();
	}

	private static String quoted(final String value) {
		return value.contains(" ") ? '"' + value + '"' : value;
	}
}

package fiji.plugin.neuralstyle.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "paths on a cluster have slashes")
class SlurmScriptTest {

	@Test
	void everySettingHasItsLine() {
		final SlurmScript script = new SlurmScript("jobs.csv", 40, 8, 1800, 2, Optional.of("a100:1"), Optional.of("4:00:00"), List
			.of("--partition=long"), Path.of("/data/my jobs.run/logs"), List.of("/opt/stylize", "cluster", "work",
				"/data/my jobs.csv"));

		assertEquals("""
			#!/bin/sh
			#SBATCH --job-name=jobs.csv
			#SBATCH --array=1-40%8
			#SBATCH --mem=1800M
			#SBATCH --ntasks=1
			#SBATCH --cpus-per-task=2
			#SBATCH --gres=gpu:a100:1
			#SBATCH --time=4:00:00
			#SBATCH --requeue
			#SBATCH --open-mode=append
			#SBATCH --signal=B:TERM@60
			#SBATCH --output="/data/my jobs.run/logs/%A_%a.txt"
			#SBATCH --partition=long
			exec /opt/stylize cluster work '/data/my jobs.csv'
			""", script.text());
	}

	@Test
	void anArrayWithoutTasksOrProcessorsIsRefused() {
		assertThrows(IllegalArgumentException.class, () -> script(0, 1));
		assertThrows(IllegalArgumentException.class, () -> script(1, 0));
	}

	private static SlurmScript script(final int tasks, final int cpus) {
		return new SlurmScript("a", tasks, 0, 1, cpus, Optional.empty(), Optional.empty(), List.of(), Path.of("logs"), List.of(
			"true"));
	}
}

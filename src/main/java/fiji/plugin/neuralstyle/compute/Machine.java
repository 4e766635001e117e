package fiji.plugin.neuralstyle.compute;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import fiji.plugin.neuralstyle.network.EngineDevices;
import fiji.plugin.neuralstyle.network.Placement;
import fiji.plugin.neuralstyle.network.TorchEngine;
import fiji.plugin.neuralstyle.network.device.ComputeDevice;
import fiji.plugin.neuralstyle.network.device.DeviceChoice;
import fiji.plugin.neuralstyle.network.device.DeviceFinder;

/**
 * This machine's devices, each tried once.
 *
 * @param engine that computes, such as PyTorch 2.7.1
 * @param problems of each device, the fastest first and the CPU last; empty for one that works
 * @param absence a sentence on why there are no GPUs; empty if there are
 * @param auto what a run takes that leaves it to the program
 */
public record Machine(String engine, Map<ComputeDevice, Optional<String>> problems, Optional<String> absence,
	Placement auto)
{

	/** Looks, and tries all it finds; takes a moment, more where a GPU is woken up. */
	public static Machine look() {
		final DeviceFinder finder = new EngineDevices();
		final Map<ComputeDevice, Optional<String>> problems = new LinkedHashMap<>();
		finder.devices().forEach(device -> problems.put(device, finder.problem(device)));
		final boolean hasGpu = problems.keySet().stream().anyMatch(ComputeDevice::isAccelerator);
		return new Machine("PyTorch " + TorchEngine.version(), problems, hasGpu ? Optional.empty() : Optional.of(finder
			.absence(DeviceChoice.GPU)), Placement.of(DeviceChoice.AUTO, Optional.empty()));
	}

	/** The devices that work. */
	public List<ComputeDevice> working() {
		return problems.entrySet().stream().filter(entry -> entry.getValue().isEmpty()).map(Map.Entry::getKey).toList();
	}

	/** One line each, for people. */
	public List<String> lines() {
		final List<String> lines = new ArrayList<>();
		lines.add("Engine: " + engine + "; processors: " + Runtime.getRuntime().availableProcessors());
		problems.forEach((device, problem) -> lines.add(device + ": " + problem.map(text -> "cannot be used: " + text).orElse(
			"works")));
		absence.ifPresent(text -> lines.add("No GPU: " + text));
		lines.add("auto is " + auto.device() + " in " + auto.precision());
		return lines;
	}
}

package fiji.plugin.neuralstyle.network.device;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The device that a run takes.
 *
 * @param device that works
 * @param message why it is not the one that was asked for, or not the fastest that is there; empty if it is
 */
public record DeviceSelection(ComputeDevice device, Optional<String> message) {

	/**
	 * Takes the first device that will do and works; if there is none, the CPU, with a message that says why.
	 *
	 * @throws IllegalArgumentException if there are GPUs, but none of the number that was asked for
	 */
	public static DeviceSelection of(final DeviceChoice choice, final DeviceFinder finder) {
		if (choice.equals(DeviceChoice.CPU)) return new DeviceSelection(ComputeDevice.CPU, Optional.empty());
		final List<ComputeDevice> all = finder.devices();
		final List<ComputeDevice> candidates = all.stream().filter(choice::allows).toList();
		final List<String> problems = new ArrayList<>();
		for (final ComputeDevice device : candidates) {
			final Optional<String> problem = device.isAccelerator() ? finder.problem(device) : Optional.empty();
			if (problem.isEmpty()) return selected(device, problems);
			problems.add("The device " + device + " cannot be used: " + problem.get());
		}
		if (candidates.isEmpty()) {
			requireOtherwiseNone(choice, all);
			problems.add("There is no device " + choice + " to be used: " + finder.absence(choice));
		}
		return selected(ComputeDevice.CPU, problems);
	}

	private static DeviceSelection selected(final ComputeDevice device, final List<String> problems) {
		if (problems.isEmpty()) return new DeviceSelection(device, Optional.empty());
		return new DeviceSelection(device, Optional.of(String.join(" ", problems) + " The run is on " + device + " instead."));
	}

	/** Another GPU than the one that was asked for may be somebody else's. */
	private static void requireOtherwiseNone(final DeviceChoice choice, final List<ComputeDevice> all) {
		if (!choice.isNumberedGpu() || all.stream().noneMatch(DeviceChoice.GPU::allows)) return;
		throw new IllegalArgumentException("There is no device " + choice + "; there are " + all.stream().map(
			ComputeDevice::toString).collect(Collectors.joining(", ")) + ". Choose one of them, gpu for any GPU, or auto.");
	}
}

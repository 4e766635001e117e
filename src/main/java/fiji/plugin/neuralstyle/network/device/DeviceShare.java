package fiji.plugin.neuralstyle.network.device;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The GPUs that share a batch's images.
 *
 * @param devices that work, where more than one will do; else none, and there is nothing to share
 * @param message which others will do but do not work, and why; empty if there are none
 */
public record DeviceShare(List<ComputeDevice> devices, Optional<String> message) {

	private static final DeviceShare NOTHING = new DeviceShare(List.of(), Optional.empty());

	/** All GPUs where the choice names none; only those are tried. */
	public static DeviceShare of(final DeviceChoice choice, final DeviceFinder finder) {
		if (!choice.equals(DeviceChoice.AUTO) && !choice.equals(DeviceChoice.GPU)) return NOTHING;
		final List<ComputeDevice> working = new ArrayList<>();
		final List<String> problems = new ArrayList<>();
		for (final ComputeDevice gpu : finder.devices().stream().filter(DeviceChoice.GPU::allows).toList()) {
			finder.problem(gpu).ifPresentOrElse(problem -> problems.add("The device " + gpu + " cannot be used: " + problem),
				() -> working.add(gpu));
		}
		if (working.size() < 2) return NOTHING;
		return new DeviceShare(List.copyOf(working), problems.isEmpty() ? Optional.empty() : Optional.of(String.join(" ",
			problems)));
	}
}

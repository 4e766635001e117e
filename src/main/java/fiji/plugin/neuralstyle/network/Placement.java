package fiji.plugin.neuralstyle.network;

import java.util.Optional;

import fiji.plugin.neuralstyle.network.device.ComputeDevice;
import fiji.plugin.neuralstyle.network.device.DeviceChoice;
import fiji.plugin.neuralstyle.network.device.DeviceFinder;
import fiji.plugin.neuralstyle.network.device.DeviceSelection;

/**
 * Where and in what precision a run computes.
 *
 * @param device that works
 * @param precision that the device has
 * @param message what is not as it was asked for, and why; empty if all is
 */
public record Placement(ComputeDevice device, Precision precision, Optional<String> message) {

	/**
	 * Chooses on this machine.
	 *
	 * @param precision empty for the one that suits the device
	 * @throws IllegalArgumentException if there is no such GPU among those there are, or if the CPU is asked for
	 *           a precision that only GPUs have
	 */
	public static Placement of(final DeviceChoice choice, final Optional<Precision> precision) {
		return of(choice, precision, new EngineDevices());
	}

	static Placement of(final DeviceChoice choice, final Optional<Precision> precision, final DeviceFinder finder) {
		final DeviceSelection selection = DeviceSelection.of(choice, finder);
		final ComputeDevice device = selection.device();
		final Precision suited = finder.hasFastBfloat16(device) ? Precision.BFLOAT16 : Precision.FLOAT32;
		final Precision wanted = precision.orElse(suited);
		if (device.isAccelerator() || !wanted.needsAccelerator()) return new Placement(device, wanted, selection.message());
		// A macro made where there is a GPU shall run elsewhere too; somebody who means the CPU has to know.
		final String gone = selection.message().orElseThrow(() -> new IllegalArgumentException("The precision " + wanted +
			" is for GPUs, and this run is on the CPU. Choose bfloat16, float32 or auto."));
		return new Placement(device, suited, Optional.of(gone + " The precision is " + suited + ", as " + wanted +
			" is for GPUs."));
	}
}

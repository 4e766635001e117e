package fiji.plugin.neuralstyle.network.device;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A machine with devices that need not be there; keeps which of them were tried. */
public final class FakeMachine implements DeviceFinder {

	private final Map<ComputeDevice, Optional<String>> devices = new LinkedHashMap<>();
	private final List<ComputeDevice> tried = new ArrayList<>();

	public FakeMachine with(final ComputeDevice device) {
		devices.put(device, Optional.empty());
		return this;
	}

	public FakeMachine withBroken(final ComputeDevice device, final String problem) {
		devices.put(device, Optional.of(problem));
		return this;
	}

	public List<ComputeDevice> tried() {
		return tried;
	}

	@Override
	public List<ComputeDevice> devices() {
		final List<ComputeDevice> all = new ArrayList<>(devices.keySet());
		all.add(ComputeDevice.CPU);
		return all;
	}

	@Override
	public String absence(final DeviceChoice choice) {
		return "nobody has put one in.";
	}

	@Override
	public Optional<String> problem(final ComputeDevice device) {
		tried.add(device);
		return devices.get(device);
	}

	@Override
	public boolean hasFastBfloat16(final ComputeDevice device) {
		return device.equals(ComputeDevice.gpu(0));
	}
}

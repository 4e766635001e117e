package fiji.plugin.neuralstyle.network.device;

import java.util.List;
import java.util.Optional;

/** Knows this machine's devices. */
public interface DeviceFinder {

	/** What is there, the fastest first and the CPU last; some of it may not work. */
	List<ComputeDevice> devices();

	/** A sentence on why there is nothing that a choice allows. */
	String absence(DeviceChoice choice);

	/** Tries a device: empty if it works, else a sentence on why it does not. */
	Optional<String> problem(ComputeDevice device);

	/** Whether a device has instructions for bfloat16, without which it is slower than float32. */
	boolean hasFastBfloat16(ComputeDevice device);
}

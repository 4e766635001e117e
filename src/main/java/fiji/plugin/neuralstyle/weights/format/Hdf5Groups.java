package fiji.plugin.neuralstyle.weights.format;

import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;

import io.jhdf.Constants;
import io.jhdf.GroupSymbolTableNode;
import io.jhdf.LocalHeap;
import io.jhdf.ObjectHeader;
import io.jhdf.Superblock.SuperblockV0V1;
import io.jhdf.Superblock.SuperblockV2V3;
import io.jhdf.SymbolTableEntry;
import io.jhdf.Utils;
import io.jhdf.btree.BTreeV1;
import io.jhdf.exceptions.HdfException;
import io.jhdf.exceptions.UnsupportedHdfException;
import io.jhdf.object.message.LinkInfoMessage;
import io.jhdf.object.message.LinkMessage;
import io.jhdf.object.message.LinkMessage.LinkType;
import io.jhdf.object.message.SymbolTableMessage;
import io.jhdf.storage.HdfBackingStorage;

/** Which objects the groups of an HDF5 file hold. Soft and external links lead nowhere. */
record Hdf5Groups(HdfBackingStorage storage) {

	/** A symbol table entry that is a soft link. */
	private static final int SOFT = 2;

	/** Address of the root group's header. */
	long root() {
		if (storage.getSuperblock() instanceof SuperblockV0V1 old) {
			return new SymbolTableEntry(storage, old.getRootGroupSymbolTableAddress()).getObjectHeaderAddress();
		}
		return ((SuperblockV2V3) storage.getSuperblock()).getRootGroupObjectHeaderAddress();
	}

	/**
	 * Addresses of the headers of a group's members, by name.
	 *
	 * @throws UnsupportedHdfException if the group has so many that they are kept in a heap
	 * @throws HdfException if the file is malformed
	 */
	Map<String, Long> members(final ObjectHeader group) {
		return group.hasMessageOfType(SymbolTableMessage.class) ? ofSymbolTable(group.getMessageOfType(
			SymbolTableMessage.class)) : ofLinks(group);
	}

	private Map<String, Long> ofSymbolTable(final SymbolTableMessage table) {
		final Map<String, Long> members = new LinkedHashMap<>();
		final ByteBuffer names = new LocalHeap(storage, table.getLocalHeapAddress()).getDataBuffer();
		for (final long node : BTreeV1.createGroupBTree(storage, table.getBTreeAddress()).getChildAddresses()) {
			for (final SymbolTableEntry entry : new GroupSymbolTableNode(storage, node).getSymbolTableEntries()) {
				if (entry.getCacheType() == SOFT) continue;
				names.position(entry.getLinkNameOffset());
				members.put(Utils.readUntilNull(names), entry.getObjectHeaderAddress());
			}
		}
		return members;
	}

	private static Map<String, Long> ofLinks(final ObjectHeader group) {
		final Map<String, Long> members = new LinkedHashMap<>();
		for (final LinkInfoMessage info : group.getMessagesOfType(LinkInfoMessage.class)) {
			if (info.getBTreeNameIndexAddress() != Constants.UNDEFINED_ADDRESS) {
				throw new UnsupportedHdfException("has a group in a form that Keras does not write");
			}
		}
		for (final LinkMessage link : group.getMessagesOfType(LinkMessage.class)) {
			if (link.getLinkType() == LinkType.HARD) members.put(link.getLinkName(), link.getHardLinkAddress());
		}
		return members;
	}
}

"""What the room tells the trail."""

from jixiao.orgs.events import Event, event


@event("measures.value_entered", "填报计量")
class ValueEntered(Event):
    """Somebody entered what no room counts."""


@event("measures.value_withdrawn", "撤销填报")
class ValueWithdrawn(Event):
    """An entered value was taken back; its row stays."""


@event("measures.proof_kept", "上传佐证")
class ProofKept(Event):
    """A file was kept as proof."""


@event("measures.proof_renamed", "修改佐证说明")
class ProofRenamed(Event):
    """Name, class or remark of a proof were changed; its content never is."""


@event("measures.proof_removed", "移除佐证")
class ProofRemoved(Event):
    """A proof was set aside."""


@event("measures.proof_restored", "恢复佐证")
class ProofRestored(Event):
    """A proof that was set aside came back."""


@event("measures.proof_attached", "关联佐证")
class ProofAttached(Event):
    """A proof was attached to what it proves."""


@event("measures.proof_detached", "取下佐证")
class ProofDetached(Event):
    """A proof was taken off what it proved."""

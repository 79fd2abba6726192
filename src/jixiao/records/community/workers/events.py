"""What the register tells the house. Names in the trail are masked: who reads it need not know whom it is about."""

from jixiao.orgs.events import Event, event


@event("community.worker_registered", "登记科技工作者")
class WorkerRegistered(Event):
    """Somebody stands in the register."""


@event("community.worker_amended", "修改科技工作者")
class WorkerAmended(Event):
    """What is known of somebody was changed."""


@event("community.worker_removed", "移出科技工作者")
class WorkerRemoved(Event):
    """Somebody was taken out of the register."""


@event("community.worker_restored", "恢复科技工作者")
class WorkerRestored(Event):
    """Somebody who was taken out stands in the register again."""


@event("community.workers_merged", "合并重复人员")
class WorkersMerged(Event):
    """Two entries were one person."""


@event("community.merge_undone", "撤销合并")
class MergeUndone(Event):
    """Two entries were not one person after all."""


@event("community.told_apart", "认定不是同一人")
class ToldApart(Event):
    """Two entries that look alike are two people."""


@event("community.phone_seen", "查看电话")
class PhoneSeen(Event):
    """Somebody looked at a telephone number in full."""


@event("community.consent_withdrawn", "撤回同意")
class ConsentWithdrawn(Event):
    """Somebody no longer agrees to be shown; they are seen by the unit alone from now on."""
